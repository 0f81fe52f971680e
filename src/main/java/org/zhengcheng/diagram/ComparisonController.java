package org.zhengcheng.diagram;

import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.definition.Diagrams;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Procedure;
import org.zhengcheng.diagram.act.Requires;
import org.zhengcheng.diagram.words.DiagramComparison;
import org.zhengcheng.organization.right.Verb;

/** Compares any two versions of a procedure, element by element in words. */
@Controller
@Requires(Verb.EDIT_DIAGRAM)
class ComparisonController {

    private final Diagrams diagrams;
    private final DiagramComparison comparison;

    ComparisonController(Diagrams diagrams, DiagramComparison comparison) {
        this.diagrams = diagrams;
        this.comparison = comparison;
    }

    /**
     * @param from the number of the older version; the one before the other if it is not given
     * @param to the number of the younger; the newest if it is not given
     */
    @GetMapping("/diagrams/{key}/compare")
    String compare(
            @PathVariable("key") Procedure procedure,
            @RequestParam(required = false) Integer from,
            @RequestParam(required = false) Integer to,
            Model model) {
        List<Diagram> versions = diagrams.versions(procedure.key());
        Diagram young = to == null ? versions.get(0) : version(versions, to);
        Diagram old = from == null
                ? versions.get(Math.min(versions.indexOf(young) + 1, versions.size() - 1))
                : version(versions, from);
        model.addAttribute("versions", versions);
        model.addAttribute("from", old);
        model.addAttribute("to", young);
        model.addAttribute("changes", comparison.between(old, young));
        return "diagram/versions";
    }

    private static Diagram version(List<Diagram> versions, int number) {
        return versions.stream()
                .filter(version -> version.version() == number)
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(number));
    }
}
