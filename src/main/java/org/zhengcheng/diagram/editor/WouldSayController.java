package org.zhengcheng.diagram.editor;

import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.diagram.draft.DiagramDraft;
import org.zhengcheng.diagram.draft.DiagramDrafts;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** Answers whoever draws what a period or a condition would say; nothing is saved. */
@Controller
class WouldSayController {

    private final DiagramDrafts drafts;
    private final WouldSay wouldSay;
    private final SystemRights rights;

    WouldSayController(DiagramDrafts drafts, WouldSay wouldSay, SystemRights rights) {
        this.drafts = drafts;
        this.wouldSay = wouldSay;
        this.rights = rights;
    }

    /** With 404 the past case is not there, or not theirs to read. */
    @ResponseBody
    @PostMapping("/diagrams/drafts/{id}/would-say")
    ResponseEntity<WouldSay.Said> say(@PathVariable UUID id, InputStream body, @AuthenticationPrincipal Actor actor)
            throws IOException {
        rights.require(actor.personId(), Verb.EDIT_DIAGRAM);
        DiagramDraft draft = drafts.get(id);
        try {
            return Supposed.read(body)
                    .map(supposed -> ResponseEntity.ok(wouldSay.of(draft, supposed, actor)))
                    .orElseGet(() -> ResponseEntity.badRequest().build());
        } catch (NoSuchCase unknown) {
            return ResponseEntity.notFound().build();
        }
    }
}
