package org.zhengcheng.casework.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.deadline.Calendar;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarYear;
import org.zhengcheng.identity.Actor;

/** The pages of the calendar: a year for everyone, and for an administrator its change in two presses. */
@Controller
class CalendarController {

    private static final int FIRST_YEAR = 2004;
    private static final int LAST_YEAR = 2199;

    private final Calendar calendar;
    private final CalendarChanges changes;
    private final Clock clock;

    CalendarController(Calendar calendar, CalendarChanges changes, Clock clock) {
        this.calendar = calendar;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String year(@RequestParam(required = false) Integer year, @AuthenticationPrincipal Actor actor, Model model) {
        CalendarYear shown = calendar.year(within(year));
        model.addAttribute("calendar", shown);
        model.addAttribute("previous", shown.year() > FIRST_YEAR ? shown.year() - 1 : null);
        model.addAttribute("next", shown.year() < LAST_YEAR ? shown.year() + 1 : null);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayChange", changes.mayChange(actor));
        model.addAttribute("changes", calendar.changes(shown.year()));
        return "casework/calendar";
    }

    /** @param day the day to begin with; without one the whole year is there to be gone over */
    @GetMapping("/calendar/change")
    String change(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) LocalDate day,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        if (!changes.mayChange(actor)) {
            throw new NotAdministrator();
        }
        int of = within(day == null ? year : Integer.valueOf(day.getYear()));
        CalendarYear shown = calendar.year(of);
        boolean whole = day == null;
        String lines = whole ? calendar.written(of) : line(shown, day);
        return form(model, shown, new Asked(of, whole, shown.source(), lines), List.of(), false);
    }

    /** Shows what a change would move. */
    @PostMapping("/calendar/change")
    String preview(Asked asked, @AuthenticationPrincipal Actor actor, HttpServletResponse response, Model model) {
        int year = within(asked.year());
        CalendarChange.Read read = asked.read(calendar.year(year));
        if (!read.bad().isEmpty() || read.change().isEmpty()) {
            if (!changes.mayChange(actor)) {
                throw new NotAdministrator();
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(
                    model, calendar.year(year), asked, read.bad(), read.bad().isEmpty());
        }
        return show(model, asked, read.change(), changes.preview(read.change(), actor), false);
    }

    @PostMapping("/calendar/confirm")
    String confirm(
            Asked asked,
            @RequestParam String seen,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        CalendarChange change = asked.read(calendar.year(within(asked.year()))).change();
        Optional<Moves> moved = changes.confirm(change, seen, actor);
        if (moved.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, asked, change, changes.preview(change, actor), true);
        }
        flash.addFlashAttribute("moved", moved.get().all().size());
        return "redirect:/calendar?year=" + change.year();
    }

    @ExceptionHandler(NotAdministrator.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(Model model) {
        model.addAttribute("kind", "notAdministrator");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }

    private static String form(
            Model model, CalendarYear year, Asked asked, List<CalendarChange.BadLine> bad, boolean nothing) {
        model.addAttribute("nothing", nothing);
        model.addAttribute("calendar", year);
        model.addAttribute("asked", asked);
        model.addAttribute("bad", bad);
        return "casework/calendar-change";
    }

    private static String show(Model model, Asked asked, CalendarChange change, Moves moves, boolean other) {
        model.addAttribute("asked", asked);
        model.addAttribute("change", change);
        model.addAttribute("moves", moves.shown());
        model.addAttribute("moved", moves.all().size());
        model.addAttribute("settled", moves.settled());
        model.addAttribute("seen", moves.sha256());
        model.addAttribute("other", other);
        return "casework/calendar-confirm";
    }

    /** The day as it stands, to be changed. */
    private static String line(CalendarYear year, LocalDate day) {
        return year.months().get(day.getMonthValue() - 1).special().stream()
                .filter(special -> special.date().equals(day))
                .findFirst()
                .map(special -> day
                        + (special.working() ? " 上班 " : " 放假 ")
                        + special.name().chinese())
                .orElse(day + " 放假 ");
    }

    private int within(Integer year) {
        int asked = year == null ? LocalDate.now(clock).getYear() : year;
        return Math.max(FIRST_YEAR, Math.min(LAST_YEAR, asked));
    }

    /**
     * What was asked.
     *
     * @param whole whether the lines are the whole year
     * @param source where the year was published; blank if it is not
     */
    record Asked(Integer year, boolean whole, String source, String lines) {

        CalendarChange.Read read(CalendarYear stands) {
            boolean same = source == null || source.isBlank() || source.strip().equals(stands.source());
            return CalendarChange.read(
                    stands.year(),
                    whole,
                    same ? null : source,
                    Optional.ofNullable(lines).orElse(""));
        }
    }
}
