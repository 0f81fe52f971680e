package org.zhengcheng.casework.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.right.SystemRights;
import org.zhengcheng.organization.right.Verb;

/** The page on which the system administrator sets how long material is kept and sees what will be erased. */
@Controller
class RetentionController {

    private static final int DAYS = 90;
    private static final int PAGE = 50;

    private final RetentionRules rules;
    private final SystemRights rights;
    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionController(RetentionRules rules, SystemRights rights, JdbcClient jdbc, Clock clock) {
        this.rules = rules;
        this.rights = rights;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param kind of which the cases are paged
     * @param closed with {@code after} where the page before ended
     */
    @GetMapping("/retention")
    String show(
            @RequestParam(defaultValue = "ENDED") RetentionKind kind,
            @RequestParam(required = false) Instant closed,
            @RequestParam(required = false) UUID after,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        rights.require(actor.personId(), Verb.SET_RETENTION);
        if (!kind.isOfCases()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<Due> due = due(rules.of(kind), closed, after);
        model.addAttribute("rules", rules.all().stream().map(Rule::of).toList());
        model.addAttribute("kind", kind.name());
        model.addAttribute(
                "kinds",
                List.of(
                        new Choice(RetentionKind.ENDED),
                        new Choice(RetentionKind.ADMITTED),
                        new Choice(RetentionKind.REVIEWS)));
        model.addAttribute("due", due.subList(0, Math.min(PAGE, due.size())));
        model.addAttribute("last", due.size() > PAGE ? due.get(PAGE - 1) : null);
        return "casework/retention";
    }

    @PostMapping("/retention")
    String set(
            @RequestParam(required = false) RetentionKind kind,
            @RequestParam(defaultValue = "") String months,
            @RequestParam(defaultValue = "") String basis,
            @AuthenticationPrincipal Actor actor,
            RedirectAttributes flash) {
        rights.require(actor.personId(), Verb.SET_RETENTION);
        if (kind == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        String given = months.strip();
        boolean number = given.matches("\\d{1,4}");
        (given.isEmpty() || number
                        ? rules.set(kind, number ? Integer.valueOf(given) : null, basis, actor)
                        : Optional.of("retention.wrong.months"))
                .ifPresentOrElse(
                        wrong -> {
                            flash.addFlashAttribute("wrong", wrong);
                            flash.addFlashAttribute("wrongKind", kind.name());
                            flash.addFlashAttribute("wrongBasis", basis);
                            flash.addFlashAttribute("wrongMonths", given);
                        },
                        () -> flash.addFlashAttribute("done", true));
        return "redirect:/retention";
    }

    private List<Due> due(RetentionRule rule, Instant closed, UUID after) {
        LocalDate today = LocalDate.now(clock);
        if (rule.isForEver()) {
            return List.of();
        }
        Instant within = today.plusDays(DAYS + 1L)
                .minusMonths(rule.months())
                .atStartOfDay(clock.getZone())
                .toInstant();
        return jdbc.sql("select c.id, c.number, c.closed_at, " + Erasure.IS_HELD + " as held "
                        + Erasure.candidates(rule.kind())
                        + " and c.closed_at < :within and (c.closed_at, c.id) > (:closed, :after)"
                        + " order by c.closed_at, c.id limit :most")
                .param("within", within.atOffset(ZoneOffset.UTC))
                .param("closed", (closed == null ? Instant.EPOCH : closed).atOffset(ZoneOffset.UTC))
                .param("after", after == null ? new UUID(0, 0) : after)
                .param("most", PAGE + 1)
                .query((row, n) -> {
                    Instant ended = row.getTimestamp("closed_at").toInstant();
                    return new Due(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            ended,
                            rule.dueOn(LocalDate.ofInstant(ended, clock.getZone())),
                            row.getBoolean("held"));
                })
                .list();
    }

    /**
     * A case that is soon erased, by its number alone: whoever administers the system knows nobody's case.
     *
     * @param held it stays until the hold is lifted
     */
    record Due(UUID id, String number, Instant closedAt, LocalDate dueOn, boolean held) {}

    /** A kind to look at. */
    record Choice(String kind, Object title) {

        Choice(RetentionKind kind) {
            this(kind.name(), kind.title());
        }
    }

    /** A rule as the page shows it. */
    record Rule(String kind, Object title, Object basis, Integer months, int least, boolean fixed, Instant setAt) {

        static Rule of(RetentionRule rule) {
            return new Rule(
                    rule.kind().name(),
                    rule.kind().title(),
                    rule.basis(),
                    rule.months(),
                    rule.kind().least(),
                    rule.kind().isFixed(),
                    rule.setAt());
        }
    }
}
