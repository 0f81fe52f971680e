package org.zhengcheng.material;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;

/** Which files are taken: by what they contain, and their name must say the same. */
@Component
class FileKinds {

    private static final Map<String, Set<String>> ENDINGS = Map.of(
            "application/pdf", Set.of("pdf"),
            "image/jpeg", Set.of("jpg", "jpeg"),
            "image/png", Set.of("png"));

    private final Tika tika = new Tika();

    /**
     * The content type of a file.
     *
     * @throws RefusedFile if it is of another kind, or its name pretends to be of another
     */
    String kindOf(String name, InputStream content) throws IOException {
        // Without the name: what a file is called must not decide what it is.
        String type = tika.detect(content);
        Set<String> endings = ENDINGS.get(type);
        if (endings == null) {
            throw new RefusedFile("file.kind", name);
        }
        if (!endings.contains(ending(name))) {
            throw new RefusedFile("file.ending", name);
        }
        return type;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
