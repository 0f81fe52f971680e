package org.zhengcheng.diagram.editor;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.Verb;

/** Answers whoever draws what a period or a condition would say; nothing is saved. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class WouldSayController {

    private final WouldSay wouldSay;

    WouldSayController(WouldSay wouldSay) {
        this.wouldSay = wouldSay;
    }

    /** With 404 the past case is not there, or not theirs to read. */
    @ResponseBody
    @PostMapping("/diagrams/drafts/{id}/would-say")
    ResponseEntity<WouldSay.Said> say(
            @PathVariable("id") DiagramDraft draft, InputStream body, @AuthenticationPrincipal Actor actor)
            throws IOException {
        try {
            return Supposed.read(body)
                    .map(supposed -> ResponseEntity.ok(wouldSay.of(draft, supposed, actor)))
                    .orElseGet(() -> ResponseEntity.badRequest().build());
        } catch (NoSuchCase unknown) {
            return ResponseEntity.notFound().build();
        }
    }
}
