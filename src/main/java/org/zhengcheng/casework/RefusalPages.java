package org.zhengcheng.casework;

import jakarta.servlet.http.HttpServletRequest;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.zhengcheng.casework.file.CaseMoved;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.NotAllowed;
import org.zhengcheng.casework.reading.CaseView;
import org.zhengcheng.casework.reading.CaseViews;
import org.zhengcheng.casework.reading.FileErased;
import org.zhengcheng.form.UnknownField;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.OperationReused;

/** What a person sees when something cannot be done: what happened, that nothing is lost, and where to go on. */
@ControllerAdvice
class RefusalPages {

    private final CaseViews views;

    RefusalPages(CaseViews views) {
        this.views = views;
    }

    /** Who comes too late is shown where the case stands now. */
    @ExceptionHandler
    @ResponseStatus(HttpStatus.CONFLICT)
    String moved(CaseMoved moved, Authentication authentication, Model model) {
        CaseView view = views.of(moved.caseId(), (Actor) authentication.getPrincipal());
        model.addAttribute("view", view);
        model.addAttribute("moved", true);
        return view.ownCase() ? "casework/mine" : "casework/case";
    }

    /** Whoever loses a race that the lock on the case did not decide sees the same page. */
    @ExceptionHandler({ConcurrencyFailureException.class, FlowableOptimisticLockingException.class})
    @ResponseStatus(HttpStatus.CONFLICT)
    String lost(Model model) {
        return page(model, "lost", "/");
    }

    /** The database was busy with this for so long that it was ended; all others wait no more. */
    @ExceptionHandler({QueryTimeoutException.class, jakarta.persistence.QueryTimeoutException.class})
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    String slow(HttpServletRequest request, Model model) {
        // What the masthead says of its reader is asked of the database too; this page asks it nothing.
        request.removeAttribute("reader");
        request.removeAttribute("unread");
        return page(model, "slow", "/");
    }

    @ExceptionHandler({NoSuchCase.class, MethodArgumentTypeMismatchException.class})
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        return page(model, "missing", "/");
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.GONE)
    String erased(FileErased erased, Model model) {
        return page(model, "erased", "/cases/" + erased.caseId());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String notAllowed(NotAllowed refused, Model model) {
        model.addAttribute("why", refused.code());
        model.addAttribute("whyArgument", refused.argument());
        return page(model, "notAllowed", "/cases/" + refused.caseId());
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    String cannotOpen(CannotOpen refused, Model model) {
        model.addAttribute("why", refused.code());
        return page(model, "cannotOpen", "/");
    }

    /** A draft is one on all devices: what is handed in from one of them is not handed in anew from another. */
    @ExceptionHandler(OperationReused.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String reused(Model model) {
        return page(model, "reused", "/");
    }

    @ExceptionHandler(UnknownField.class)
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    String unknownField(Model model) {
        return page(model, "unknownField", "/");
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    String tooLarge(Model model) {
        return page(model, "tooLarge", "/");
    }

    private static String page(Model model, String kind, String onward) {
        model.addAttribute("kind", kind);
        model.addAttribute("onward", onward);
        return "casework/refusal";
    }
}
