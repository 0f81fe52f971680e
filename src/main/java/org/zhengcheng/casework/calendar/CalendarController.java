package org.zhengcheng.casework.calendar;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.casework.entry.StepForm;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.deadline.Calendar;
import org.zhengcheng.deadline.CalendarChange;
import org.zhengcheng.deadline.CalendarWriting;
import org.zhengcheng.deadline.CalendarYear;
import org.zhengcheng.form.Choices;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.organization.Organization;
import org.zhengcheng.organization.Organizations;
import org.zhengcheng.organization.tree.Picker;
import org.zhengcheng.sheet.SheetFile;

/** The pages of the calendar: a year for everyone, and for an administrator its change in two presses. */
@Controller
class CalendarController {

    private static final int FIRST_YEAR = 2004;
    private static final int LAST_YEAR = 2199;
    private static final String SOUGHT = Choices.SOUGHT + "organization";

    private final Calendar calendar;
    private final CalendarWriting writing;
    private final CalendarChanges changes;
    private final MovedDates moved;
    private final Organizations organizations;
    private final Picker picker;
    private final Clock clock;

    CalendarController(
            Calendar calendar,
            CalendarWriting writing,
            CalendarChanges changes,
            MovedDates moved,
            Organizations organizations,
            Picker picker,
            Clock clock) {
        this.calendar = calendar;
        this.writing = writing;
        this.changes = changes;
        this.moved = moved;
        this.organizations = organizations;
        this.picker = picker;
        this.clock = clock;
    }

    @GetMapping("/calendar")
    String year(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) UUID organization,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        CalendarYear shown = calendar.year(within(year), organization);
        boolean mayChange = changes.mayChange(actor);
        model.addAttribute("places", places(organization));
        model.addAttribute("place", name(organization));
        model.addAttribute("organization", organization);
        model.addAttribute("calendar", shown);
        model.addAttribute("previous", shown.year() > FIRST_YEAR ? shown.year() - 1 : null);
        model.addAttribute("next", shown.year() < LAST_YEAR ? shown.year() + 1 : null);
        model.addAttribute("weekdays", DayOfWeek.values());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayChange", mayChange);
        model.addAttribute("changes", writing.changes(shown.year()));
        return "casework/calendar";
    }

    /** Where the days differ from those of the country, and the place that is shown. */
    private List<Organization> places(UUID shown) {
        Set<UUID> ids = new HashSet<>(calendar.localities());
        if (shown != null) {
            ids.add(shown);
        }
        return organizations.among(ids, LocalDate.now(clock));
    }

    private String name(UUID organization) {
        return organization == null
                ? null
                : organizations.among(List.of(organization), LocalDate.now(clock)).stream()
                        .map(Organization::name)
                        .findFirst()
                        .orElseThrow(() -> new NoSuchCase(organization));
    }

    /** The running dates that a change moved. */
    @GetMapping("/calendar/changes/{change}")
    String moved(
            @PathVariable long change,
            @RequestParam(defaultValue = "0") long after,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        requireAdministrator(actor);
        List<MovedDates.Moved> page = moved.of(change, after);
        model.addAttribute("made", writing.change(change).orElseThrow(() -> new NoSuchCase(change)));
        model.addAttribute("dates", page);
        model.addAttribute(
                "further", MovedDates.isFull(page) ? page.get(page.size() - 1).id() : null);
        return "casework/calendar-moved";
    }

    /** A year as a sheet, to be filled in or gone over. */
    @GetMapping("/calendar/{year:\\d{4}}.xlsx")
    ResponseEntity<byte[]> sheet(@PathVariable int year, @RequestParam(required = false) UUID organization) {
        byte[] file = CalendarSheet.write(calendar.written(within(year), organization));
        return new SheetFile("calendar-" + year, file).download();
    }

    /** @param day the day to begin with; without one the whole year is there to be gone over */
    @GetMapping("/calendar/change")
    String change(
            @RequestParam(required = false) Integer year,
            @RequestParam(required = false) LocalDate day,
            @RequestParam(required = false) UUID organization,
            @RequestParam(name = SOUGHT, required = false) String sought,
            @AuthenticationPrincipal Actor actor,
            Model model) {
        requireAdministrator(actor);
        int of = within(day == null ? year : Integer.valueOf(day.getYear()));
        CalendarYear shown = calendar.year(of, organization);
        boolean whole = day == null;
        String lines = whole ? calendar.written(of, organization) : line(shown.day(day));
        return form(
                model,
                shown,
                new Asked(
                        of,
                        organization,
                        whole,
                        organization == null ? shown.publishedOn() : null,
                        organization == null ? shown.source() : null,
                        lines),
                sought,
                List.of(),
                null);
    }

    /** Shows what a change would move. A table, if one is brought, stands in the place of the lines. */
    @PostMapping("/calendar/change")
    String preview(
            Asked given,
            @RequestParam(required = false) MultipartFile sheet,
            @RequestParam(name = SOUGHT, required = false) String sought,
            @RequestParam(name = StepForm.FIND, required = false) String find,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        requireAdministrator(actor);
        if (find != null) {
            return form(model, stands(given), given, sought, List.of(), null);
        }
        boolean brought = sheet != null && !sheet.isEmpty();
        Optional<String> table = brought ? CalendarSheet.lines(sheet.getInputStream()) : Optional.empty();
        Asked asked = table.map(given::with).orElse(given);
        CalendarYear stands = stands(asked);
        CalendarChange.Read read = asked.read(stands);
        String wrong = wrong(brought && table.isEmpty(), asked, read);
        if (wrong != null || !read.bad().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, stands, asked, sought, read.bad(), wrong);
        }
        return show(model, asked, read.change(), changes.preview(read.change(), actor), false);
    }

    /** What is wrong with the whole of it, as the key of a message; null if nothing is. */
    private String wrong(boolean unreadable, Asked asked, CalendarChange.Read read) {
        if (unreadable) {
            return "calendar.badSheet";
        }
        if (asked.publishedOn() != null && asked.publishedOn().isAfter(LocalDate.now(clock))) {
            return "calendar.notPublishedYet";
        }
        return read.bad().isEmpty() && read.change().isEmpty() ? "calendar.nothing" : null;
    }

    @PostMapping("/calendar/confirm")
    String confirm(
            Asked asked,
            @RequestParam String seen,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        CalendarChange change = asked.read(stands(asked)).change();
        Optional<Moves> moved = changes.confirm(change, seen, actor);
        if (moved.isEmpty()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(model, asked, change, changes.preview(change, actor), true);
        }
        flash.addFlashAttribute("moved", moved.get().all().size());
        flash.addAttribute("year", change.year());
        if (change.organizationId() != null) {
            flash.addAttribute("organization", change.organizationId());
        }
        return "redirect:/calendar";
    }

    private void requireAdministrator(Actor actor) {
        if (!changes.mayChange(actor)) {
            throw new NotAdministrator();
        }
    }

    private CalendarYear stands(Asked asked) {
        name(asked.organization());
        return calendar.year(within(asked.year()), asked.organization());
    }

    @ExceptionHandler(NotAdministrator.class)
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(Model model) {
        model.addAttribute("kind", "notAdministrator");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }

    private String form(
            Model model,
            CalendarYear year,
            Asked asked,
            String sought,
            List<CalendarChange.BadLine> bad,
            String wrong) {
        String looked = sought == null || sought.isBlank() ? null : sought;
        String chosen = asked.organization() == null ? "" : asked.organization().toString();
        model.addAttribute("wrong", wrong);
        model.addAttribute("sought", looked);
        model.addAttribute("chosen", chosen);
        model.addAttribute("offers", picker.offerAny(chosen, looked));
        model.addAttribute("place", name(asked.organization()));
        model.addAttribute("calendar", year);
        model.addAttribute("asked", asked);
        model.addAttribute("bad", bad);
        return "casework/calendar-change";
    }

    private String show(Model model, Asked asked, CalendarChange change, Moves moves, boolean other) {
        model.addAttribute("asked", asked);
        model.addAttribute("change", change);
        model.addAttribute("place", name(asked.organization()));
        model.addAttribute("moves", moves.shown());
        model.addAttribute("moved", moves.all().size());
        model.addAttribute("settled", moves.settled());
        model.addAttribute("seen", moves.sha256());
        model.addAttribute("other", other);
        return "casework/calendar-confirm";
    }

    /** The day as it stands, to be changed. */
    private static String line(CalendarYear.Day day) {
        return day.name() == null
                ? day.date() + " 放假 "
                : day.date() + (day.working() ? " 上班 " : " 放假 ") + day.name().chinese();
    }

    private int within(Integer year) {
        int asked = year == null ? LocalDate.now(clock).getYear() : year;
        return Math.max(FIRST_YEAR, Math.min(LAST_YEAR, asked));
    }

    /**
     * What was asked.
     *
     * @param organization for which organisation and those below it; null for the whole country
     * @param whole whether the lines are the whole year
     * @param publishedOn the day the year was published; null if it is not, or nobody noted it
     * @param source where the year was published, or why a single organisation differs; may be blank
     */
    record Asked(Integer year, UUID organization, boolean whole, LocalDate publishedOn, String source, String lines) {

        Asked with(String otherLines) {
            return new Asked(year, organization, whole, publishedOn, source, otherLines);
        }

        CalendarChange.Read read(CalendarYear stands) {
            boolean same = organization == null
                    && (source == null
                            || source.isBlank()
                            || source.strip().equals(stands.source())
                                    && Objects.equals(publishedOn, stands.publishedOn()));
            return CalendarChange.read(
                    stands.year(),
                    organization,
                    whole,
                    same ? null : publishedOn,
                    same ? null : source,
                    Optional.ofNullable(lines).orElse(""));
        }
    }
}
