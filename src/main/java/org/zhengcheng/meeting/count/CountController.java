package org.zhengcheng.meeting.count;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.ledger.Operations;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.Keys;
import org.zhengcheng.meeting.agenda.MeetingMoved;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;
import org.zhengcheng.meeting.agenda.NoSuchMeeting;
import org.zhengcheng.meeting.agenda.Part;
import org.zhengcheng.meeting.ballot.BallotPaper;

/** The page on which scrutineer and teller enter what they counted and add photographs; and the meeting's papers. */
@Controller
class CountController {

    private final MeetingRights rights;
    private final PaperCounts counts;
    private final GradePapers papers;
    private final Photos photos;
    private final FileStore store;

    CountController(MeetingRights rights, PaperCounts counts, GradePapers papers, Photos photos, FileStore store) {
        this.rights = rights;
        this.counts = counts;
        this.papers = papers;
        this.photos = photos;
        this.store = store;
    }

    @GetMapping("/meetings/{id}/items/{item}/count")
    String show(@PathVariable UUID id, @PathVariable UUID item, @AuthenticationPrincipal Actor actor, Model model) {
        return page(id, item, Map.of(), List.of(), actor, model);
    }

    @PostMapping("/meetings/{id}/items/{item}/count")
    String enter(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Item counted = counting(id, item, actor);
        try {
            counts.enter(
                    operation,
                    id,
                    item,
                    Tallied.read(typed, papers.asked(counted).orElse(null)),
                    actor);
            return "redirect:/meetings/" + id + "/items/" + item + "/count";
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, item, typed, refused.errors(), actor, model);
        }
    }

    private Item counting(UUID id, UUID itemId, Actor actor) {
        MeetingRights.Standpoint at = rights.find(id, actor);
        at.require(Part.SCRUTINEER, Part.TELLER, Part.RECORDER);
        return at.meeting().item(itemId).orElseThrow(NoSuchMeeting::new);
    }

    @PostMapping("/meetings/{id}/items/{item}/photos")
    String photos(
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(Operations.FIELD) UUID operation,
            @RequestParam(name = "photos", required = false) MultipartFile[] given,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        List<MultipartFile> files = (given == null ? Stream.<MultipartFile>empty() : Arrays.stream(given))
                .filter(Objects::nonNull)
                .filter(file -> !file.isEmpty()
                        || file.getOriginalFilename() != null
                                && !file.getOriginalFilename().isBlank())
                .toList();
        try {
            photos.add(operation, id, item, files, actor);
            flash.addFlashAttribute("done", "photos");
            return "redirect:/meetings/" + id + "/items/" + item + "/count";
        } catch (MeetingRefused refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, item, Map.of(), refused.errors(), actor, model);
        }
    }

    @GetMapping("/meetings/{id}/evidence/{file}")
    ResponseEntity<Resource> file(
            @PathVariable UUID id, @PathVariable UUID file, @AuthenticationPrincipal Actor actor) {
        return store.attachment(photos.open(id, file, actor));
    }

    private String page(
            UUID id, UUID itemId, Map<String, String> typed, List<FieldError> errors, Actor actor, Model model) {
        MeetingRights.Standpoint at = rights.find(id, actor);
        at.require(Part.SCRUTINEER, Part.TELLER, Part.RECORDER);
        Item item = at.meeting().item(itemId).orElseThrow(NoSuchMeeting::new);
        if (item.method() != Item.Method.PAPER) {
            throw new MeetingMoved(id);
        }
        PaperCounts.Progress progress = counts.of(item);
        model.addAttribute("meeting", at.meeting());
        model.addAttribute("item", item);
        model.addAttribute("mayCount", at.isAny(Part.SCRUTINEER, Part.TELLER));
        model.addAttribute("entered", progress.hasEntered(actor.personId()));
        BallotPaper asked = papers.asked(item).orElse(null);
        model.addAttribute("asked", asked);
        model.addAttribute("tally", item.graded() ? counts.tally(itemId).orElse(null) : null);
        model.addAttribute("names", asked == null ? PaperCount.NAMES : PaperCount.BALLOTS);
        model.addAttribute(
                "own",
                progress.hasEntered(actor.personId())
                        ? progress.own(actor.personId()).byName()
                        : Map.of());
        model.addAttribute("others", progress.entered().size() - (progress.hasEntered(actor.personId()) ? 1 : 0));
        model.addAttribute("differing", Tallied.names(progress.differing(), asked));
        model.addAttribute("photos", photos.of(itemId));
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
        model.addAttribute("keys", new Keys());
        return "meeting/count";
    }
}
