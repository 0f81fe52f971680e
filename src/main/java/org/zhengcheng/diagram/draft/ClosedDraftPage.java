package org.zhengcheng.diagram.draft;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Says to whoever would change a draft that it is not changed any more. */
@ControllerAdvice
class ClosedDraftPage {

    @ExceptionHandler(DraftClosed.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String closed(Model model) {
        model.addAttribute("kind", "draftClosed");
        model.addAttribute("onward", "/diagrams");
        return "casework/refusal";
    }
}
