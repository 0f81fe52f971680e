package org.zhengcheng.notice;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.zhengcheng.identity.Actor;

/** A person's own messages: all of them day by day, one opened, all put aside. */
@Controller
class NoticeController {

    private static final int PAGE = 30;

    private final NoticeBox notices;

    NoticeController(NoticeBox notices) {
        this.notices = notices;
    }

    /** @param before the oldest message of the page before; none for the newest */
    @GetMapping("/notices")
    String list(@RequestParam(required = false) Long before, @AuthenticationPrincipal Actor actor, Model model) {
        List<Notice> found = notices.before(actor.personId(), before == null ? Long.MAX_VALUE : before, PAGE + 1);
        List<Notice> page = found.subList(0, Math.min(PAGE, found.size()));
        List<Day> days = page.stream()
                .collect(Collectors.groupingBy(
                        notice -> notice.toldAt().toLocalDate(), LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(day -> Day.of(day.getKey(), day.getValue()))
                .toList();
        model.addAttribute("days", days);
        model.addAttribute(
                "newest", page.isEmpty() || before != null ? null : page.get(0).id());
        model.addAttribute("older", found.size() > PAGE ? page.get(PAGE - 1).id() : null);
        model.addAttribute("first", before == null);
        return "notice/list";
    }

    /** Leads to the step or case and notes that the message was read; asked for again, it does the same. */
    @GetMapping("/notices/{id}")
    String open(@PathVariable long id, @AuthenticationPrincipal Actor actor) {
        return "redirect:"
                + notices.open(actor.personId(), id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    @PostMapping("/notices/read")
    String read(@RequestParam long upTo, @AuthenticationPrincipal Actor actor) {
        notices.read(actor.personId(), upTo);
        return "redirect:/notices";
    }

    /**
     * The messages of a day.
     *
     * @param told one by one
     * @param warnings of days that come or are past: those of one morning together, if there are more than a few
     */
    record Day(LocalDate date, List<Notice> told, List<Notice> warnings) {

        private static final int FEW = 3;

        static Day of(LocalDate date, List<Notice> all) {
            Map<Boolean, List<Notice>> parted = all.stream()
                    .collect(Collectors.partitioningBy(notice -> notice.kind().isWarning()));
            return parted.get(true).size() > FEW
                    ? new Day(date, parted.get(false), parted.get(true))
                    : new Day(date, all, List.of());
        }

        public long overdue() {
            return warnings.stream()
                    .filter(notice -> notice.kind() == Notice.Kind.OVERDUE)
                    .count();
        }

        public boolean isNew() {
            return warnings.stream().anyMatch(notice -> !notice.read());
        }
    }
}
