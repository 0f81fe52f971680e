package org.zhengcheng.meeting.agenda;

import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What a person sees when something in a meeting is not for them, or the meeting has gone on without them. */
@ControllerAdvice
class MeetingRefusals {

    @ExceptionHandler(NoSuchMeeting.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        return page(model, "missing", "/meetings");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notYours(NotYourPart refused, Model model) {
        model.addAttribute("part", refused.part().title());
        return page(model, "notYours", "/meetings/" + refused.meetingId());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String moved(MeetingMoved moved, Model model) {
        return page(model, "moved", "/meetings/" + moved.meetingId());
    }

    private static String page(Model model, String kind, String onward) {
        model.addAttribute("kind", kind);
        model.addAttribute("onward", onward);
        return "meeting/refusal";
    }
}
