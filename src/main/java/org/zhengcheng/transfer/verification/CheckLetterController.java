package org.zhengcheng.transfer.verification;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.transfer.letter.Letters;

/**
 * Tells anybody, signed in or not, whether a letter counts. A code is 130 random bits and so many are looked up in a minute
 * from one address and no more; one that is wrong and one that there is not get the same answer.
 */
@Controller
class CheckLetterController {

    private final Letters letters;
    private final Clock clock;

    CheckLetterController(Letters letters, Clock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    @GetMapping("/letters")
    String ask(@RequestParam(defaultValue = "") String code, HttpServletResponse response, Model model) {
        return code.isBlank() ? "transfer/check" : answer(code, response, model);
    }

    @GetMapping("/letters/{code}")
    String check(@PathVariable String code, HttpServletResponse response, Model model) {
        return answer(code, response, model);
    }

    private String answer(String code, HttpServletResponse response, Model model) {
        // Who finds the address somewhere is to find nothing of the letter with it.
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        Optional<CheckedLetter> found =
                letters.withCode(code).map(letter -> CheckedLetter.of(letter, LocalDate.now(clock)));
        if (found.isEmpty()) {
            response.setStatus(HttpStatus.NOT_FOUND.value());
            model.addAttribute("unknown", true);
            return "transfer/check";
        }
        model.addAttribute("letter", found.get());
        return "transfer/checked";
    }
}
