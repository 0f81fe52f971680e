package org.zhengcheng.meeting.ballot;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.identity.session.FreshSignIn;
import org.zhengcheng.identity.session.NotFresh;
import org.zhengcheng.meeting.agenda.NotYourPart;
import org.zhengcheng.meeting.agenda.Part;

/** Where a teller makes a key, keeps it, and opens with it what is sealed. */
@Controller
class TellerController {

    private static final String DONE = "DONE";
    private static final String TELLER = BallotController.BALLOT + "/teller";

    private final BallotViews views;
    private final Tellers tellers;
    private final FreshSignIn fresh;

    TellerController(BallotViews views, Tellers tellers, FreshSignIn fresh) {
        this.views = views;
        this.tellers = tellers;
        this.fresh = fresh;
    }

    @GetMapping(TELLER)
    String page(
            @PathVariable UUID itemId, @AuthenticationPrincipal Actor actor, HttpServletRequest request, Model model) {
        BallotView view = counted(itemId, actor);
        if (view.ballot().awaits(actor.personId())) {
            fresh.demand(request, "/ballots/" + itemId + "/teller");
        }
        model.addAttribute("view", view);
        model.addAttribute("awaited", view.ballot().awaits(actor.personId()));
        return "meeting/ballot-teller";
    }

    /**
     * Keeps the public key of the pair a teller's browser has made.
     *
     * @param key a point of the curve, in base64
     */
    @PostMapping(TELLER + "/key")
    ResponseEntity<?> key(
            @PathVariable UUID itemId,
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal Actor actor) {
        counted(itemId, actor);
        return answered(() -> tellers.key(itemId, actor.personId(), decoded(key))
                ? null
                : BallotController.said(HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_KEY"));
    }

    /** What it is their turn to open. */
    @GetMapping(TELLER + "/sealed")
    ResponseEntity<?> sealed(
            @PathVariable UUID itemId, @AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        counted(itemId, actor);
        return answered(() -> {
            fresh.demand(request, "/ballots/" + itemId + "/teller");
            return BallotController.json(
                    HttpStatus.OK,
                    new Sealed(tellers.sealed(itemId, actor.personId()).stream()
                            .map(Base64.getEncoder()::encodeToString)
                            .toList()));
        });
    }

    /**
     * Takes back what was opened.
     *
     * @param opened in base64, one after the other with commas between
     */
    @PostMapping(TELLER + "/opened")
    ResponseEntity<?> opened(
            @PathVariable UUID itemId,
            @RequestParam(defaultValue = "") String opened,
            @AuthenticationPrincipal Actor actor,
            HttpServletRequest request) {
        counted(itemId, actor);
        return answered(() -> {
            fresh.demand(request, "/ballots/" + itemId + "/teller");
            List<byte[]> all =
                    Stream.of(opened.split(",")).map(TellerController::decoded).toList();
            return tellers.opened(itemId, actor.personId(), all)
                    ? null
                    : BallotController.said(HttpStatus.UNPROCESSABLE_CONTENT, "INCOMPLETE");
        });
    }

    private BallotView counted(UUID itemId, Actor actor) {
        BallotView view = views.of(itemId, actor);
        if (view.ballot() == null) {
            throw BallotViews.hidden();
        }
        if (!view.isTeller()) {
            throw new NotYourPart(view.meeting().id(), Part.TELLER);
        }
        return view;
    }

    /** Nothing means that it is done. */
    private static ResponseEntity<?> answered(Supplier<ResponseEntity<?>> act) {
        try {
            ResponseEntity<?> answer = act.get();
            return answer == null ? BallotController.said(HttpStatus.OK, DONE) : answer;
        } catch (NotFresh notFresh) {
            return BallotController.said(HttpStatus.PRECONDITION_REQUIRED, "PASSWORD");
        } catch (IllegalArgumentException noBase64) {
            return BallotController.said(HttpStatus.UNPROCESSABLE_CONTENT, "UNREADABLE");
        } catch (WrongBallotState wrong) {
            return BallotController.said(HttpStatus.CONFLICT, wrong.now().name());
        }
    }

    private static byte[] decoded(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    /** @param sealed in base64 */
    record Sealed(List<String> sealed) {}
}
