package org.zhengcheng.casework.picture;

import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.identity.Actor;

/** The whole diagram of a case. */
@Controller
class PictureController {

    private final CasePictures pictures;

    PictureController(CasePictures pictures) {
        this.pictures = pictures;
    }

    @GetMapping("/cases/{caseId}/diagram")
    String show(@PathVariable UUID caseId, @AuthenticationPrincipal Actor actor, Model model) {
        CasePictures.Drawn drawn = pictures.find(caseId, actor);
        model.addAttribute("file", drawn.file());
        model.addAttribute("diagram", drawn.diagram());
        model.addAttribute("picture", drawn.picture());
        return "casework/diagram";
    }
}
