package org.zhengcheng.casework.papers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengcheng.material.FileStore;
import org.zhengcheng.material.StoredFile;

/** The photographs that are printed on forms. */
@Component
class PaperPhotos {

    private static final long LARGEST = 3 * 1024 * 1024;
    private static final Set<String> KINDS = Set.of("image/jpeg", "image/png");

    private final FileStore store;

    PaperPhotos(FileStore store) {
        this.store = store;
    }

    /** The first of the files that can be printed, as a data address; null if none can. */
    String first(List<UUID> files) {
        return files.stream()
                .flatMap(id -> store.find(id).stream())
                .filter(file -> KINDS.contains(file.contentType()) && file.sizeBytes() <= LARGEST)
                .findFirst()
                .map(this::data)
                .orElse(null);
    }

    private String data(StoredFile file) {
        try {
            return "data:" + file.contentType() + ";base64,"
                    + Base64.getEncoder().encodeToString(store.content(file).getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
