package org.zhengcheng.organization.member;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.identity.Actor;

/** The board of incomplete and contradictory records, and whose they are. */
@Controller
class QualityController {

    private final QualityBoard board;
    private final PersonRights rights;
    private final JdbcClient jdbc;

    QualityController(QualityBoard board, PersonRights rights, JdbcClient jdbc) {
        this.board = board;
        this.rights = rights;
        this.jdbc = jdbc;
    }

    @GetMapping("/people/quality")
    String board(@RequestParam(required = false) UUID organization, @AuthenticationPrincipal Actor actor, Model model) {
        PersonRights.Scope scope = scope(organization, actor, model);
        model.addAttribute("faults", board.byFault(scope));
        model.addAttribute("organizations", board.byOrganization(scope));
        model.addAttribute("most", QualityBoard.MOST_COUNTED);
        return "organization/quality";
    }

    @GetMapping("/people/quality/{fault}")
    String people(
            @PathVariable String fault,
            @RequestParam(required = false) UUID organization,
            @RequestParam(required = false) UUID after,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        PersonRights.Scope scope = scope(organization, actor, model);
        Fault asked = Fault.of(fault).orElseThrow(NotForYou::new);
        List<PersonRow> found = board.people(scope, asked, after);
        boolean more = found.size() > QualityBoard.PAGE;
        List<PersonRow> page = more ? found.subList(0, QualityBoard.PAGE) : found;
        model.addAttribute("fault", asked);
        model.addAttribute("rows", page);
        model.addAttribute("last", more ? page.get(page.size() - 1).id() : null);
        return "organization/faulty";
    }

    /** The whole scope of the reader, or the part that was asked for. */
    private PersonRights.Scope scope(UUID organization, Actor actor, Model model) {
        PersonRights.Scope whole = rights.scope(actor.personId()).orElseThrow(NotForYou::new);
        model.addAttribute("organization", organization);
        if (organization == null) {
            return whole;
        }
        PersonRights.Scope part = rights.within(whole, organization).orElseThrow(NotForYou::new);
        model.addAttribute(
                "organizationName",
                jdbc.sql("select name from organization where id = ?")
                        .param(organization)
                        .query(String.class)
                        .single());
        return part;
    }
}
