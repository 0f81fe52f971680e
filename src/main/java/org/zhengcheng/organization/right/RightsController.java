package org.zhengcheng.organization.right;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.zhengcheng.language.Text;
import org.zhengcheng.organization.Capacity;
import org.zhengcheng.organization.Role;

/** Shows the table of rights in words to everybody, and says so when something is not granted. */
@Controller
@ControllerAdvice
class RightsController {

    @GetMapping("/rights")
    String show(Model model) {
        model.addAttribute(
                "verbs", Arrays.stream(Verb.values()).map(Granted::of).toList());
        return "organization/rights";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refused(NotEntitled refused, Model model) {
        model.addAttribute("verb", refused.verb());
        model.addAttribute("granted", Granted.of(refused.verb()));
        return "organization/not-entitled";
    }

    /** What is granted of one verb, each relation with those who must stand so. */
    record Granted(Verb verb, List<Line> lines) {

        static Granted of(Verb verb) {
            Map<Relation, Set<Capacity>> found = RightsTable.all().stream()
                    .filter(right -> right.verb() == verb)
                    .collect(Collectors.groupingBy(
                            Right::relation,
                            () -> new EnumMap<>(Relation.class),
                            Collectors.mapping(Right::capacity, Collectors.toCollection(LinkedHashSet::new))));
            return new Granted(
                    verb,
                    found.entrySet().stream()
                            .map(line -> new Line(line.getKey().title(), line.getValue()))
                            .toList());
        }
    }

    /** To whom something is granted who stands in one relation. */
    record Line(Text relation, Set<Capacity> capacities) {

        /** Whether any post will do. */
        public boolean isEveryPost() {
            return capacities.containsAll(Role.everyPost());
        }

        public List<Text> titles() {
            return capacities.stream().map(Capacity::title).toList();
        }
    }
}
