package org.zhengcheng.identity.guard;

import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** What is sent fills in the values a page asks for, and nothing inside of them: no page has fields within fields. */
@ControllerAdvice
class PlainBinding {

    @InitBinder
    void plain(WebDataBinder binder) {
        binder.setAutoGrowNestedPaths(false);
        binder.setDisallowedFields("*.*", "*[*");
    }
}
