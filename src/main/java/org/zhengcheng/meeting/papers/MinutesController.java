package org.zhengcheng.meeting.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.form.FieldError;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.RefusedFile;
import org.zhengcheng.meeting.agenda.Item;
import org.zhengcheng.meeting.agenda.MeetingRefused;
import org.zhengcheng.meeting.agenda.MeetingRights;

/** The page of a meeting's minutes and papers, on which they are written and papers are added. */
@Controller
class MinutesController {

    private static final String OPERATION = "_operation";
    private static final String VERSION = "_version";

    private final MinutesPages pages;
    private final WriteMinutes write;
    private final FinishMinutes finish;
    private final MeetingRights rights;

    MinutesController(MinutesPages pages, WriteMinutes write, FinishMinutes finish, MeetingRights rights) {
        this.pages = pages;
        this.write = write;
        this.finish = finish;
        this.rights = rights;
    }

    @GetMapping("/meetings/{id}/minutes")
    String show(
            @PathVariable("id") UUID meetingId,
            @RequestParam(required = false) String done,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        model.addAttribute("view", pages.of(meetingId, actor));
        model.addAttribute("done", done);
        return "meeting/minutes";
    }

    @PostMapping("/meetings/{id}/minutes")
    String save(
            @PathVariable("id") UUID meetingId,
            @RequestParam(OPERATION) UUID operation,
            @RequestParam(VERSION) int version,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Minutes written = read(meetingId, version, sent, actor);
        try {
            write.save(operation, written, actor);
            return "redirect:/meetings/" + meetingId + "/minutes?done=saved";
        } catch (MeetingRefused refused) {
            return refused(pages.of(meetingId, actor).with(written), refused.errors(), response, model);
        }
    }

    private Minutes read(UUID meetingId, int version, MultiValueMap<String, String> sent, Actor actor) {
        Map<UUID, Minutes.OfItem> items = new HashMap<>();
        for (Item item : rights.find(meetingId, actor).meeting().items()) {
            Minutes.OfItem said = new Minutes.OfItem(
                    text(sent, "speeches-" + item.id()),
                    WriteMinutes.asksConduct(item) ? text(sent, "conduct-" + item.id()) : null,
                    text(sent, "conclusion-" + item.id()));
            if (!said.isEmpty()) {
                items.put(item.id(), said);
            }
        }
        return new Minutes(meetingId, version, text(sent, "conclusion"), items, null, null);
    }

    private static String text(MultiValueMap<String, String> sent, String name) {
        String text = sent.getFirst(name);
        return text == null || text.isBlank()
                ? null
                : text.replace("\r\n", "\n").replace("\u0000", "").strip();
    }

    @PostMapping("/meetings/{id}/minutes/finish")
    String finish(
            @PathVariable("id") UUID meetingId,
            @RequestParam(OPERATION) UUID operation,
            @RequestParam(VERSION) int version,
            @RequestParam MultiValueMap<String, String> sent,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        Minutes written = read(meetingId, version, sent, actor);
        try {
            finish.finish(operation, written, actor);
            return "redirect:/meetings/" + meetingId + "/minutes?done=finished";
        } catch (MeetingRefused refused) {
            return refused(pages.of(meetingId, actor).with(written), refused.errors(), response, model);
        }
    }

    @PostMapping("/meetings/{id}/files")
    String attach(
            @PathVariable("id") UUID meetingId,
            @RequestParam(OPERATION) UUID operation,
            @RequestParam MeetingFile.Kind kind,
            @RequestParam(required = false) UUID item,
            @RequestParam MultipartFile file,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        try {
            write.attach(operation, meetingId, item, kind, file, actor);
            return "redirect:/meetings/" + meetingId + "/minutes?done=attach";
        } catch (MeetingRefused refused) {
            return refused(pages.of(meetingId, actor), refused.errors(), response, model);
        } catch (RefusedFile refused) {
            FieldError why = FieldError.of("file", refused.code(), refused.fileName());
            return refused(pages.of(meetingId, actor), List.of(why), response, model);
        }
    }

    @PostMapping("/meetings/{id}/files/{fileId}/remove")
    String detach(
            @PathVariable("id") UUID meetingId,
            @PathVariable UUID fileId,
            @RequestParam(OPERATION) UUID operation,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        try {
            write.detach(operation, meetingId, fileId, actor);
            return "redirect:/meetings/" + meetingId + "/minutes?done=detach";
        } catch (MeetingRefused refused) {
            return refused(pages.of(meetingId, actor), refused.errors(), response, model);
        }
    }

    private static String refused(
            MinutesView view, List<FieldError> errors, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("view", view.refused(errors));
        return "meeting/minutes";
    }
}
