package org.zhengcheng.installation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
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

    /** Tells every page, those of refusals too, whether there is a clock to show and what day it is. */
    @Configuration(proxyBeanMethods = false)
    static class Today implements WebMvcConfigurer, HandlerInterceptor {

        private final Clock clock;

        Today(Clock clock) {
            this.clock = clock;
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(this);
        }

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            request.setAttribute("today", LocalDate.now(clock));
            request.setAttribute("demoClock", clock instanceof DemoClock);
            return true;
        }
    }
}
