package org.zhengcheng.casework.reading;

import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.identity.Actor;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.Previews;
import org.zhengcheng.material.StoredFile;

/** The files of a case: as they are, and as pictures of their pages. */
@Controller
class FileController {

    private final ReadableFiles files;
    private final FileStore store;
    private final Previews previews;

    FileController(ReadableFiles files, FileStore store, Previews previews) {
        this.files = files;
        this.store = store;
        this.previews = previews;
    }

    @GetMapping("/cases/{caseId}/files/{fileId}")
    ResponseEntity<Resource> file(
            @PathVariable UUID caseId, @PathVariable UUID fileId, @AuthenticationPrincipal Actor actor) {
        return store.attachment(files.open(caseId, fileId, actor));
    }

    @GetMapping("/cases/{caseId}/files/{fileId}/view")
    String view(
            @PathVariable UUID caseId, @PathVariable UUID fileId, @AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("file", files.open(caseId, fileId, actor));
        model.addAttribute("caseId", caseId);
        return "casework/file";
    }

    @GetMapping("/cases/{caseId}/files/{fileId}/preview/{page}")
    ResponseEntity<Resource> preview(
            @PathVariable UUID caseId,
            @PathVariable UUID fileId,
            @PathVariable int page,
            @RequestParam(defaultValue = "PAGE") Previews.Size size,
            @AuthenticationPrincipal Actor actor) {
        StoredFile file =
                size == Previews.Size.PAGE ? files.open(caseId, fileId, actor) : files.find(caseId, fileId, actor);
        Resource picture = previews.page(file, page, size).orElseThrow(() -> new NoSuchCase(fileId + " page " + page));
        return ResponseEntity.ok().contentType(MediaType.IMAGE_JPEG).body(picture);
    }
}
