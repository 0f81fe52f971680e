package org.zhengcheng.installation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the demonstration's clock forward; outside the demo the address does not exist. */
@Controller
class DemoClockController {

    private static final Period FARTHEST = Period.ofYears(5);

    private final Clock clock;

    DemoClockController(Clock clock) {
        this.clock = clock;
    }

    @PostMapping("/demo/clock")
    String move(
            @RequestParam(required = false) Period by,
            @RequestParam(required = false) LocalDate to,
            RedirectAttributes flash) {
        if (!(clock instanceof DemoClock demoClock)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate target = to != null ? to : by != null ? today.plus(by) : today;
        if (target.isAfter(today) && !target.isAfter(today.plus(FARTHEST))) {
            demoClock.moveTo(target);
        }
        flash.addFlashAttribute("clockMoved", LocalDate.now(clock));
        return "redirect:/";
    }

    /** Tells every page whether there is a clock to show, and what day it is. */
    @ControllerAdvice
    static class Today {

        private final Clock clock;

        Today(Clock clock) {
            this.clock = clock;
        }

        @ModelAttribute("today")
        LocalDate today() {
            return LocalDate.now(clock);
        }

        @ModelAttribute("demoClock")
        boolean demoClock() {
            return clock instanceof DemoClock;
        }
    }
}
