package org.zhengcheng.insight;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Seal;
import org.zhengcheng.ledger.SealCourier;
import org.zhengcheng.ledger.SealKey;
import org.zhengcheng.ledger.Seals;
import org.zhengcheng.ledger.Verifications;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The pages on which the audit administrator looks the ledger through, verifies it and takes it away. */
@Controller
class LedgerController {

    private static final int SEALS_ON_PAPER = 24;

    /** The kinds of acts one can look for; others are shown by their code. */
    private static final List<String> ACTS = List.of(
            "open",
            "step",
            "lapse",
            "follow",
            "act",
            "paper",
            "print",
            "nudge",
            "calendar",
            "diagram",
            "team-review",
            "post",
            "hand-over",
            "absence",
            "relative",
            "import",
            "sign-in",
            "sign-in-refused",
            "record",
            "number",
            "keys",
            "retention",
            "hold",
            "erase",
            "read",
            "organization",
            "convene-meeting",
            "change-meeting",
            "cancel-meeting",
            "open-meeting",
            "close-meeting",
            "attend",
            "excuse",
            "leave-out",
            "written-opinion",
            "discuss",
            "conclude",
            "postpone",
            "vote",
            "count-ballots",
            "add-photos",
            "lookup",
            "sign-out",
            "waits",
            "password-changed",
            "password-reset",
            "account-created",
            "lock",
            "unlock",
            "verify",
            "export");

    private final LedgerList list;
    private final TakenAway taken;
    private final Seals seals;
    private final SealKey key;
    private final SealCourier courier;
    private final Verifications verifications;
    private final SystemRights rights;
    private final Clock clock;

    LedgerController(
            LedgerList list,
            TakenAway taken,
            Seals seals,
            SealKey key,
            SealCourier courier,
            Verifications verifications,
            SystemRights rights,
            Clock clock) {
        this.list = list;
        this.taken = taken;
        this.seals = seals;
        this.key = key;
        this.courier = courier;
        this.verifications = verifications;
        this.rights = rights;
        this.clock = clock;
    }

    @GetMapping("/ledger")
    String show(LedgerList.Wanted wanted, @AuthenticationPrincipal Actor actor, Model model) {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        List<LedgerList.Row> rows = list.page(wanted);
        model.addAttribute("wanted", wanted);
        model.addAttribute("acts", ACTS);
        model.addAttribute("rows", rows.subList(0, Math.min(LedgerList.PAGE, rows.size())));
        model.addAttribute("last", rows.size() > LedgerList.PAGE ? rows.get(LedgerList.PAGE - 1) : null);
        model.addAttribute("verified", verifications.latest().orElse(null));
        model.addAttribute("seal", seals.latest(1).stream().findFirst().orElse(null));
        model.addAttribute("places", courier.places());
        model.addAttribute("problems", courier.problems());
        return "insight/ledger";
    }

    @PostMapping("/ledger/verify")
    String verify(@AuthenticationPrincipal Actor actor) {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        verifications.begin(actor.personId(), TakenAway.OFFICE);
        return "redirect:/ledger";
    }

    /** Everything, for the verifier. */
    @PostMapping("/ledger/export")
    void export(@AuthenticationPrincipal Actor actor, HttpServletResponse response) throws IOException {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        taken.all(actor);
        file(response, "ledger-" + LocalDate.now(clock) + ".zip");
        taken.write(response.getOutputStream());
    }

    /** One case, with the proof that it stands in the ledger as it does. */
    @PostMapping("/ledger/proof")
    void proof(
            @RequestParam(defaultValue = "") String number,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response)
            throws IOException {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        TakenAway.Case one =
                taken.one(number.strip(), actor).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        file(response, "proof-" + one.number() + ".zip");
        taken.write(one, response.getOutputStream());
    }

    /** The latest seals, to be printed and kept. */
    @GetMapping("/ledger/seals")
    String seals(@AuthenticationPrincipal Actor actor, Model model) {
        rights.require(actor.personId(), Verb.READ_LEDGER);
        List<Seal> latest = seals.latest(SEALS_ON_PAPER);
        model.addAttribute("seals", latest);
        model.addAttribute("key", key.fingerprint());
        return "insight/seals";
    }

    /** The key with which anybody can check a seal. */
    @GetMapping("/ledger/public.pem")
    ResponseEntity<byte[]> key() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("public.pem"))
                .body(key.publicPem().getBytes(StandardCharsets.US_ASCII));
    }

    private static void file(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
