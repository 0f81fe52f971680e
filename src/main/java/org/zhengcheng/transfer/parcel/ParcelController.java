package org.zhengcheng.transfer.parcel;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;

/** The pages on which parcels are sealed and sent, and taken in and opened. */
@Controller
class ParcelController {

    private static final String NO_BRANCH = "parcel.wrong.branch";

    private final SealParcel sealing;
    private final Parcels parcels;
    private final ParcelAnswers answers;

    ParcelController(SealParcel sealing, Parcels parcels, ParcelAnswers answers) {
        this.sealing = sealing;
        this.parcels = parcels;
        this.answers = answers;
    }

    /** Seals the parcel that goes with the letter of a case. */
    @PostMapping("/cases/{caseId}/parcel")
    void seal(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, HttpServletResponse response)
            throws IOException {
        SealParcel.Sealed sealed = sealing.seal(caseId, actor);
        try {
            response.setContentType("application/zip");
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(sealed.number() + ".zip"));
            response.setContentLengthLong(Files.size(sealed.file()));
            Files.copy(sealed.file(), response.getOutputStream());
        } finally {
            Files.delete(sealed.file());
        }
    }

    /** The parcel that came with the member of a case. */
    @GetMapping("/cases/{caseId}/parcel")
    String ofCase(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor) {
        return "redirect:/parcels/" + parcels.ofCase(caseId, actor).orElseThrow(() -> new NoSuchCase(caseId));
    }

    @GetMapping("/parcels")
    String list(@AuthenticationPrincipal Actor actor, Model model) {
        return list(null, actor, model);
    }

    @PostMapping("/parcels")
    String receive(
            @RequestParam(name = "parcel", required = false) MultipartFile file,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        require(actor);
        try {
            if (file == null || file.isEmpty()) {
                throw new ParcelRefused("parcel.wrong.noFile");
            }
            try (InputStream content = file.getInputStream()) {
                return "redirect:/parcels/" + parcels.receive(content, actor);
            }
        } catch (ParcelRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return list(refused.getMessage(), actor, model);
        }
    }

    @GetMapping("/parcels/{id}")
    String look(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return show(id, UUID.randomUUID(), null, null, actor, model);
    }

    @GetMapping("/parcels/{id}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable UUID id, @PathVariable int number, @AuthenticationPrincipal Actor actor) {
        Parcels.Enclosed file = parcels.file(id, number, actor);
        return ResponseEntity.ok()
                // As what another installation calls it nothing is ever shown, only saved.
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        attachment(file.enclosure().name()))
                .body(file.content());
    }

    @PostMapping("/parcels/{id}/open")
    String open(
            @PathVariable UUID id,
            @RequestParam(StepForm.OPERATION) UUID operation,
            @RequestParam Optional<UUID> branch,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        parcels.look(id, actor);
        try {
            if (branch.isPresent()) {
                return "redirect:" + answers.page(parcels.open(id, branch.get(), operation, actor), actor);
            }
        } catch (CannotOpen refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(id, operation, refused.code(), branch.orElse(null), actor, model);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(id, operation, NO_BRANCH, null, actor, model);
    }

    private String list(String wrong, Actor actor, Model model) {
        require(actor);
        model.addAttribute("parcels", parcels.of(actor));
        model.addAttribute("wrong", wrong);
        return "transfer/parcels";
    }

    /** @param branch that was chosen before something else stood against it; null if none was */
    private String show(UUID id, UUID operation, String wrong, UUID branch, Actor actor, Model model) {
        Parcels.Opened opened = parcels.look(id, actor);
        model.addAttribute("opened", opened);
        model.addAttribute("member", masked(opened.manifest().member()));
        model.addAttribute("operation", operation);
        model.addAttribute("wrong", wrong);
        model.addAttribute("branch", branch);
        model.addAttribute("noBranch", NO_BRANCH.equals(wrong));
        return "transfer/parcel";
    }

    private void require(Actor actor) {
        parcels.office(actor.personId()).orElseThrow(() -> new NoSuchCase("parcels"));
    }

    /** What the page says of the member; numbers are in the files. */
    private static Member masked(Map<String, String> record) {
        return new Member(record.get("name"), born(record.get("birth_date")), ending(record.get("citizen_id")));
    }

    /** A day as another installation writes it; null if it is none. */
    private static LocalDate born(String day) {
        try {
            return day == null ? null : LocalDate.parse(day);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static String ending(String number) {
        return number == null || number.length() < 8
                ? ""
                : "•".repeat(number.length() - 4) + number.substring(number.length() - 4);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    /** The member as the page shows them. */
    record Member(String name, LocalDate born, String citizenId) {}
}
