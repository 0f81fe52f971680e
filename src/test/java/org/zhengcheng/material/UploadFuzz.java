package org.zhengcheng.material;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;

/**
 * What a fuzzer calls with whatever it thinks of ({@code org.zhengcheng.fuzz.Fuzzing}). A file is refused with a
 * reason or is one of three kinds; and whoever counts its pages comes back.
 */
public final class UploadFuzz {

    private static final Set<String> TAKEN = Set.of("application/pdf", "image/jpeg", "image/png");
    private static final String[] NAMES = {"a.pdf", "a.jpg", "a.png"};
    private static final FileKinds KINDS = new FileKinds();
    private static final Pictures PICTURES = new Pictures();
    private static final Path FILE = file();

    private UploadFuzz() {}

    /**
     * Called once before: loading and instrumenting what it needs is not to be taken for a file that takes for ever.
     */
    public static void fuzzerInitialize() throws IOException {
        for (String kind : List.of("png", "jpg")) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), kind, bytes);
            fuzzerTestOneInput(bytes.toByteArray());
        }
        fuzzerTestOneInput(
                "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>".getBytes(StandardCharsets.US_ASCII));
    }

    /** The name and the form are those that Jazzer looks for. */
    public static void fuzzerTestOneInput(byte[] content) throws IOException {
        for (String name : NAMES) {
            try {
                String kind = KINDS.kindOf(name, new BufferedInputStream(new ByteArrayInputStream(content)));
                if (!TAKEN.contains(kind)) {
                    throw new IllegalStateException("Taken as " + kind);
                }
                Files.write(FILE, content);
                int pages = PICTURES.pages(FILE, kind, name);
                if (pages < 0 || pages > 300) {
                    throw new IllegalStateException(pages + " pages");
                }
            } catch (RefusedFile refused) {
                if (!refused.code().startsWith("file.")) {
                    throw new IllegalStateException("A refusal without a reason");
                }
            }
        }
    }

    private static Path file() {
        try {
            Path shared = Path.of("/dev/shm");
            Path file = Files.isWritable(shared)
                    ? Files.createTempFile(shared, "fuzz", null)
                    : Files.createTempFile("fuzz", null);
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException nowhere) {
            throw new IllegalStateException(nowhere);
        }
    }
}
