package org.zhengcheng.organization.member;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengcheng.identity.Actor;

/** The form on which somebody who keeps a record changes it. */
@Controller
class ChangeController {

    private final PersonRecords records;
    private final PersonPages pages;
    private final RecordChanges changes;

    ChangeController(PersonRecords records, PersonPages pages, RecordChanges changes) {
        this.records = records;
        this.pages = pages;
        this.changes = changes;
    }

    @GetMapping("/people/{id}/change")
    String form(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        PersonRecord record = records.find(id).orElseThrow(NotForYou::new);
        Map<PersonField, String> typed = new EnumMap<>(PersonField.class);
        for (PersonField field : PersonField.values()) {
            if (!field.isSecret()) {
                typed.put(field, record.value(field));
            }
        }
        return show(record, typed, Map.of(), RecordChanges.seen(record), actor, model);
    }

    @PostMapping("/people/{id}/change")
    String change(
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters,
            @RequestParam String seen,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            RedirectAttributes flash,
            Model model) {
        Map<PersonField, String> typed = typed(parameters);
        Map<PersonField, String> wrong;
        try {
            RecordChanges.Result result = changes.change(id, typed, seen, actor);
            if (result.wrong().isEmpty()) {
                flash.addFlashAttribute("changed", result.changed());
                return "redirect:/people/" + id;
            }
            wrong = result.wrong();
        } catch (NumberTaken another) {
            wrong = Map.of(PersonField.CITIZEN_ID, "member.wrong.numberTaken");
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(records.find(id).orElseThrow(NotForYou::new), typed, wrong, seen, actor, model);
    }

    /** What was typed into the fields of the catalogue; nothing else is read. */
    static Map<PersonField, String> typed(Map<String, String> parameters) {
        Map<PersonField, String> typed = new LinkedHashMap<>();
        Arrays.stream(PersonField.values())
                .filter(field -> parameters.containsKey(field.id()))
                .forEach(field -> typed.put(field, parameters.get(field.id())));
        return typed;
    }

    private String show(
            PersonRecord record,
            Map<PersonField, String> typed,
            Map<PersonField, String> wrong,
            String seen,
            Actor actor,
            Model model) {
        pages.officeOf(record, actor);
        model.addAttribute("record", record);
        model.addAttribute("groups", pages.inputs(record, typed, wrong));
        model.addAttribute("wrong", wrong);
        model.addAttribute("seen", seen);
        return "organization/change";
    }

    /**
     * A field to be filled in.
     *
     * @param value what was typed, or stands in the record; never a secret that is stored
     * @param wrong the key of the message that says what is wrong; null if nothing is
     * @param stored a secret as it may be shown; null if none is stored
     */
    record Entry(PersonField field, String value, String wrong, Object stored) {}

    /** The same in groups. */
    record Group(PersonField.Group group, List<Entry> entries) {}
}
