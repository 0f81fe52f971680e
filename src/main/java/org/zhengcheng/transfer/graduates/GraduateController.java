package org.zhengcheng.transfer.graduates;

import java.util.List;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;

/** How far the classes have come whose transfers somebody began with a sheet, row by row. */
@Controller
class GraduateController {

    private final GraduateSheet sheet;
    private final Classes classes;

    GraduateController(GraduateSheet sheet, Classes classes) {
        this.sheet = sheet;
        this.classes = classes;
    }

    @GetMapping("/transfers/graduates")
    String list(@AuthenticationPrincipal Actor actor, Model model) {
        require(actor);
        model.addAttribute("classes", classes.of(actor.personId()));
        return "transfer/graduates";
    }

    @GetMapping("/transfers/graduates/{id}")
    String look(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        require(actor);
        List<Classes.Graduate> rows = classes.rows(id, actor.personId());
        if (rows.isEmpty()) {
            throw new NoSuchCase(id);
        }
        model.addAttribute(
                "brought",
                classes.of(actor.personId()).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchCase(id)));
        model.addAttribute("rows", rows);
        return "transfer/graduate-class";
    }

    private void require(Actor actor) {
        sheet.importsAs(actor.personId()).orElseThrow(() -> new NoSuchCase("graduates"));
    }
}
