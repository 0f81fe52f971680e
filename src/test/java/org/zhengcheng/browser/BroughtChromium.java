package org.zhengcheng.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.brotli.dec.BrotliInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * A headless Chromium with its libraries and a Chinese font, brought once from the npm registry and kept.
 *
 * @param cache where it is kept
 * @param registry where it comes from
 */
record BroughtChromium(Path cache, URI registry) {

    private static final NpmPackage CHROMIUM = new NpmPackage(
            "@sparticuz/chromium",
            "147.0.0",
            "4ZKeAQQa8up2mt675qSitztLdbQrlf8BKdC5naeap+5Mv1OV1OlJdPoU+EJC/p5sQUJUQmN4r+q5+EhaaOUHpQ==");
    private static final NpmPackage FONTS = new NpmPackage(
            "@embedpdf/fonts-sc",
            "1.0.0",
            "ETXl7XCwaQLSSvMO3EUDwMNqtL64kX2LlFxarTRi/NsIGGOIxUurGfKtrkmtnKHrWy1jAJSt6oxK2uJhvdvQIw==");

    private static final String FONT_SETTINGS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig><dir>%1$s/fonts</dir><cachedir>%1$s/font-cache</cachedir></fontconfig>
            """;

    /** Brings it, unless it is there already; what is there is always whole, because it is moved there in one go. */
    Chromium bring() throws IOException {
        Path folder = cache.resolve("chromium-" + CHROMIUM.version()).toAbsolutePath();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(cache);
            Path unfinished = Files.createTempDirectory(cache, "unfinished");
            try {
                CHROMIUM.unpack(registry, (name, link, content) -> takeProgram(unfinished, name, content));
                FONTS.unpack(registry, (name, link, content) -> takeFont(unfinished, name, content));
                Files.writeString(unfinished.resolve("fonts.conf"), FONT_SETTINGS.formatted(folder));
                moveInOneGo(unfinished, folder);
            } finally {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
        return new Chromium(
                folder.resolve("chromium"),
                Map.of(
                        "LD_LIBRARY_PATH",
                        folder.resolve("al2023/lib").toString(),
                        "FONTCONFIG_FILE",
                        folder.resolve("fonts.conf").toString()));
    }

    private static void takeProgram(Path folder, String name, InputStream content) throws IOException {
        switch (name) {
            case "package/bin/chromium.br" -> {
                Path program = folder.resolve("chromium");
                Files.copy(new BrotliInputStream(content), program);
                if (!program.toFile().setExecutable(true)) {
                    throw new IOException(program + " cannot be made executable");
                }
            }
            case "package/bin/al2023.tar.br" -> {
                byte[] whole = new BrotliInputStream(content).readAllBytes();
                NpmPackage.untar(
                        new ByteArrayInputStream(whole),
                        (library, link, bytes) -> takeLibrary(folder.resolve("al2023"), library, link, bytes));
            }
            default -> {
                // Sources, licences, and a software renderer that pages without WebGL do not need.
            }
        }
    }

    private static void takeLibrary(Path folder, String name, String link, InputStream content) throws IOException {
        Path library = folder.resolve(name).normalize();
        if (!library.startsWith(folder)) {
            throw new IOException(name + " leads out of its folder");
        }
        Files.createDirectories(library.getParent());
        if (link == null) {
            Files.copy(content, library);
        } else {
            Files.createSymbolicLink(library, Path.of(link));
        }
    }

    private static void takeFont(Path folder, String name, InputStream content) throws IOException {
        if (name.endsWith("-Regular.otf") || name.endsWith("-Bold.otf")) {
            Path font = folder.resolve("fonts").resolve(Path.of(name).getFileName());
            Files.createDirectories(font.getParent());
            Files.copy(content, font);
        }
    }

    private static void moveInOneGo(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException never) {
            throw never;
        } catch (FileSystemException somebodyWasFaster) {
            if (!Files.isDirectory(to)) {
                throw somebodyWasFaster;
            }
        }
    }
}
