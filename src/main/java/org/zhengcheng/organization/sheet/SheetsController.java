package org.zhengcheng.organization.sheet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.zhengcheng.identity.Actor;
import org.zhengcheng.language.Text;
import org.zhengcheng.sheet.SheetFile;

/** The pages on which organisations, people and posts come and go as sheets. */
@Controller
class SheetsController {

    /** So many bad rows are shown; the copy to download has all of them. */
    private static final int SHOWN = 200;

    private static final int LONGEST_NAME = 200;
    /** A page about something that goes on comes anew by itself after so many seconds. */
    private static final String LOOKED_AT_AGAIN = "3";

    private final Map<String, SheetKind> kinds;
    private final Imports imports;
    private final ImportWork work;
    private final StagedRows staged;
    private final MarkedCopy copy;
    private final ExportSheet export;

    SheetsController(
            List<SheetKind> kinds,
            Imports imports,
            ImportWork work,
            StagedRows staged,
            MarkedCopy copy,
            ExportSheet export) {
        this.kinds = kinds.stream().collect(Collectors.toMap(SheetKind::id, Function.identity()));
        this.imports = imports;
        this.work = work;
        this.staged = staged;
        this.copy = copy;
        this.export = export;
    }

    @GetMapping("/sheets/{kind}")
    String show(@PathVariable String kind, @AuthenticationPrincipal Actor actor, Model model) {
        return page(kind(kind), actor, model, null);
    }

    @GetMapping("/sheets/{kind}/template")
    ResponseEntity<byte[]> template(@PathVariable String kind, @AuthenticationPrincipal Actor actor, Locale reader) {
        SheetKind asked = kind(kind);
        requireImport(asked, actor);
        return new SheetFile(kind, SheetTemplate.write(asked, reader)).download();
    }

    @PostMapping("/sheets/{kind}")
    String receive(
            @PathVariable String kind,
            @RequestParam(name = "sheet", required = false) MultipartFile file,
            @AuthenticationPrincipal Actor actor,
            HttpServletResponse response,
            Model model)
            throws IOException {
        SheetKind asked = kind(kind);
        requireImport(asked, actor);
        try {
            if (file == null || file.isEmpty()) {
                throw new ReadSheet.NotTaken("intake.noFile");
            }
            try (InputStream content = file.getInputStream()) {
                return "redirect:/sheets/imports/" + work.take(kind, name(file), content, actor);
            }
        } catch (ReadSheet.NotTaken notTaken) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(asked, actor, model, notTaken.getMessage());
        }
    }

    /** The last part of the name, only ever to be shown. */
    private static String name(MultipartFile file) {
        String given = String.valueOf(file.getOriginalFilename())
                .replaceAll("\\p{Cntrl}", "")
                .replaceFirst(".*[/\\\\]", "");
        return given.substring(0, Math.min(given.length(), LONGEST_NAME));
    }

    @GetMapping("/sheets/imports/{id}")
    String look(
            @PathVariable UUID id, @AuthenticationPrincipal Actor actor, HttpServletResponse response, Model model) {
        Imports.Import brought = own(id, actor);
        if (brought.isRunning()) {
            response.setHeader("Refresh", LOOKED_AT_AGAIN);
        }
        SheetKind kind = kinds.get(brought.kind());
        model.addAttribute("brought", brought);
        model.addAttribute("kind", kind.id());
        model.addAttribute(
                "bad",
                brought.state() == Imports.State.BAD
                        ? staged.bad(id, SHOWN).stream()
                                .map(row -> Bad.of(kind, row))
                                .toList()
                        : List.of());
        return "organization/sheet-import";
    }

    @PostMapping("/sheets/imports/{id}/confirm")
    String confirm(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        requireImport(kinds.get(own(id, actor).kind()), actor);
        work.confirm(id, actor.personId());
        return "redirect:/sheets/imports/" + id;
    }

    @PostMapping("/sheets/imports/{id}/again")
    String again(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        requireImport(kinds.get(own(id, actor).kind()), actor);
        work.checkAnew(id, actor.personId());
        return "redirect:/sheets/imports/" + id;
    }

    @PostMapping("/sheets/imports/{id}/drop")
    String drop(@PathVariable UUID id, @AuthenticationPrincipal Actor actor) {
        Imports.Import brought = own(id, actor);
        work.drop(id, actor.personId());
        return "redirect:/sheets/" + brought.kind();
    }

    /** The rows as they were brought, with what is wrong. */
    @GetMapping("/sheets/imports/{id}/marked")
    void marked(
            @PathVariable UUID id, @AuthenticationPrincipal Actor actor, Locale reader, HttpServletResponse response)
            throws IOException {
        Imports.Import brought = own(id, actor);
        if (brought.state() != Imports.State.BAD) {
            throw new NoSuchImport();
        }
        heads(response, brought.kind() + "-marked");
        copy.write(id, kinds.get(brought.kind()), reader, response.getOutputStream());
    }

    @GetMapping("/sheets/{kind}/export")
    void export(
            @PathVariable String kind,
            @AuthenticationPrincipal Actor actor,
            Locale reader,
            HttpServletResponse response)
            throws IOException {
        SheetKind asked = kind(kind);
        Text office = asked.exportsAs(actor.personId()).orElseThrow(NoSuchImport::new);
        Path file = export.write(asked, office, actor, reader);
        try {
            heads(response, kind);
            response.setContentLengthLong(Files.size(file));
            Files.copy(file, response.getOutputStream());
        } finally {
            Files.delete(file);
        }
    }

    private static void heads(HttpServletResponse response, String name) {
        response.setContentType(SheetFile.TYPE);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name + ".xlsx").build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private String page(SheetKind kind, Actor actor, Model model, String wrong) {
        Optional<Text> brings = kind.importsAs(actor.personId());
        Optional<Text> takes = kind.exportsAs(actor.personId());
        if (brings.isEmpty() && takes.isEmpty()) {
            throw new NoSuchImport();
        }
        model.addAttribute("kind", kind.id());
        model.addAttribute("mayImport", brings.isPresent());
        model.addAttribute("mayExport", takes.isPresent());
        model.addAttribute("brought", imports.broughtBy(actor.personId(), kind.id()));
        model.addAttribute("most", ReadSheet.MOST);
        model.addAttribute("wrong", wrong);
        return "organization/sheets";
    }

    private SheetKind kind(String id) {
        return Optional.ofNullable(kinds.get(id)).orElseThrow(NoSuchImport::new);
    }

    private static void requireImport(SheetKind kind, Actor actor) {
        kind.importsAs(actor.personId()).orElseThrow(NoSuchImport::new);
    }

    private Imports.Import own(UUID id, Actor actor) {
        return imports.find(id, actor.personId()).orElseThrow(NoSuchImport::new);
    }

    @ExceptionHandler(NoSuchImport.class)
    @ResponseStatus(HttpStatus.NOT_FOUND)
    String missing(Model model) {
        model.addAttribute("kind", "missing");
        model.addAttribute("onward", "/");
        return "casework/refusal";
    }

    /** There is none, or it is none of theirs. */
    private static final class NoSuchImport extends RuntimeException {}

    /** A row with which something is wrong, as the page shows it. */
    record Bad(int number, List<Wrong> wrongs) {

        private static Bad of(SheetKind kind, StagedRows.Staged row) {
            return new Bad(
                    row.row().number(),
                    row.problems().stream()
                            .map(problem -> new Wrong(Place.of(kind, row.row().number(), problem), problem))
                            .toList());
        }
    }

    /** What is wrong, and where. */
    record Wrong(Place place, Problem problem) {}
}
