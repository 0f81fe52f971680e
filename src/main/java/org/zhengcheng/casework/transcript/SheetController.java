package org.zhengcheng.casework.transcript;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.zhengcheng.casework.CannotOpen;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.entry.StepRefused;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.sheet.SheetFile;
import org.zhengcheng.sheet.SheetReader;

/** Enters many cases from a sheet: a template to fill in, a look at every row, then each row by itself, all or nothing. */
@Controller
class SheetController {

    private static final long LARGEST = 2L * 1024 * 1024;

    private final TranscriptForm form;
    private final TranscriptPages pages;
    private final SheetRows rows;
    private final Sheets sheets;
    private final EnterTranscript enter;

    SheetController(TranscriptForm form, TranscriptPages pages, SheetRows rows, Sheets sheets, EnterTranscript enter) {
        this.form = form;
        this.pages = pages;
        this.rows = rows;
        this.sheets = sheets;
        this.enter = enter;
    }

    @GetMapping("/paper-cases/sheet")
    String choose(@AuthenticationPrincipal Actor actor, Model model) {
        return page(actor, model, null);
    }

    @GetMapping("/paper-cases/sheet/template")
    ResponseEntity<byte[]> template(@RequestParam String edition, @AuthenticationPrincipal Actor actor, Locale reader) {
        pages.begin(null, null, actor);
        Diagram diagram = form.edition(edition).orElseThrow(() -> new NoSuchCase(edition));
        byte[] file = SheetTemplate.write(
                mark(diagram), SheetColumn.of(rows.steps(diagram)), TranscriptForm.reachable(diagram), reader);
        return new SheetFile(mark(diagram).replace(':', '-'), file).download();
    }

    @PostMapping("/paper-cases/sheet")
    String receive(
            @RequestParam(name = "sheet", required = false) MultipartFile file,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model) {
        pages.begin(null, null, actor);
        try {
            return "redirect:/paper-cases/sheet/" + sheets.keep(read(file), actor.personId());
        } catch (RefusedSheet refused) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, model, refused.getMessage());
        }
    }

    private Sheets.Sheet read(MultipartFile file) {
        if (file == null || file.isEmpty()) {
            throw new RefusedSheet("sheet.missing");
        }
        if (file.getSize() > LARGEST) {
            throw new RefusedSheet("sheet.tooLarge");
        }
        try (InputStream content = file.getInputStream()) {
            Sheets.Sheet sheet = sheet(SheetReader.read(content)).orElseThrow(() -> new RefusedSheet("sheet.notOurs"));
            if (sheet.rows().isEmpty()) {
                throw new RefusedSheet("sheet.noRows");
            }
            if (sheet.rows().size() > SheetRows.MOST) {
                throw new RefusedSheet("sheet.tooManyRows");
            }
            return sheet;
        } catch (IOException | SheetReader.UnreadableSheet unreadable) {
            throw new RefusedSheet("sheet.unreadable");
        }
    }

    @GetMapping("/paper-cases/sheet/{id}")
    String look(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        return show(id, actor, model, Map.of());
    }

    /** Each row in a transaction of its own; one that was entered before stays as it is. */
    @PostMapping("/paper-cases/sheet/{id}")
    String enter(@PathVariable UUID id, @AuthenticationPrincipal Actor actor, Model model) {
        Map<Integer, String> refused = new HashMap<>();
        for (SheetRows.Row row : rows.of(id, sheet(id, actor), actor)) {
            if (row.transcript() != null) {
                try {
                    enter.enter(row.transcript(), actor);
                } catch (StepRefused | CannotOpen | NoSuchCase meanwhile) {
                    // Somebody else was faster; the page shown next says what stands in the way now.
                    refused.put(row.number(), "sheet.meanwhile");
                }
            }
        }
        model.addAttribute("entered", true);
        return show(id, actor, model, refused);
    }

    private String show(UUID id, Actor actor, Model model, Map<Integer, String> refused) {
        List<SheetRows.Row> read = rows.of(id, sheet(id, actor), actor);
        model.addAttribute("id", id);
        model.addAttribute("rows", read);
        model.addAttribute("refused", refused);
        model.addAttribute(
                "ready", read.stream().filter(row -> row.transcript() != null).count());
        model.addAttribute(
                "done", read.stream().filter(row -> row.entered() != null).count());
        model.addAttribute(
                "wrong", read.stream().filter(row -> !row.problems().isEmpty()).count());
        return "casework/transcript-rows";
    }

    private String page(Actor actor, Model model, String wrong) {
        pages.begin(null, null, actor);
        model.addAttribute("editions", pages.editions());
        model.addAttribute("most", SheetRows.MOST);
        model.addAttribute("wrong", wrong);
        return "casework/transcript-sheet";
    }

    private Sheets.Sheet sheet(UUID id, Actor actor) {
        return sheets.find(id, actor.personId()).orElseThrow(() -> new NoSuchCase(id));
    }

    /** The sheet behind the lines: the hidden row says for which edition it is and what stands in which column. */
    private Optional<Sheets.Sheet> sheet(List<SheetReader.Line> lines) {
        for (int n = 0; n < Math.min(lines.size(), 5); n++) {
            Map<Integer, String> keys = lines.get(n).cells();
            String first = keys.getOrDefault(0, "");
            Optional<Diagram> diagram = form.editions().stream()
                    .filter(edition -> first.equals(SheetColumn.PERSON + "@" + mark(edition)))
                    .findFirst();
            if (diagram.isPresent()) {
                Set<String> known = SheetColumn.of(rows.steps(diagram.get())).stream()
                        .map(SheetColumn::key)
                        .collect(Collectors.toSet());
                Map<Integer, String> columns = new TreeMap<>();
                keys.forEach((column, key) -> columns.put(column, column == 0 ? SheetColumn.PERSON : key));
                columns.values().retainAll(known);
                return Optional.of(new Sheets.Sheet(
                        diagram.get().definitionId(), columns, new ArrayList<>(lines.subList(n + 1, lines.size()))));
            }
        }
        return Optional.empty();
    }

    private static String mark(Diagram diagram) {
        return diagram.key() + ":" + diagram.regulation().version();
    }

    /** The file is not taken; the message is a key of the bundle. */
    private static final class RefusedSheet extends RuntimeException {

        private RefusedSheet(String code) {
            super(code);
        }
    }
}
