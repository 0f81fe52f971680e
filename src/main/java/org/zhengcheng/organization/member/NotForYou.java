package org.zhengcheng.organization.member;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** There is no such record for this reader; whether there is one at all is not said. */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotForYou extends RuntimeException {}
