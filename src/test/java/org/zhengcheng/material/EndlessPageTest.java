package org.zhengcheng.material;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("画不完的PDF：到时候就停，不再占着机器")
class EndlessPageTest {

    @TempDir
    private Path folder;

    /** As in the application: it would say of every drawing that it is one too many. */
    @BeforeAll
    static void whatDrawsIsSilent() {
        ((Logger) LoggerFactory.getLogger("org.apache.pdfbox")).setLevel(Level.OFF);
    }

    @Test
    void aPageThatDrawsItselfWithoutEndStopsWhenItIsGivenUp() throws Exception {
        Path file = endless();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread hand = new Thread(() -> {
            begun.complete(null);
            try {
                new Pictures().page(file, Pictures.PDF, 1, 100);
            } catch (Throwable stopped) {
                ended.set(stopped);
            }
        });
        hand.setDaemon(true);
        hand.start();
        begun.join();
        hand.join(Duration.ofSeconds(2).toMillis());
        assertThat(hand.isAlive()).as("it would go on").isTrue();

        hand.interrupt();
        hand.join(Duration.ofSeconds(10).toMillis());

        assertThat(hand.isAlive()).isFalse();
        assertThat(ended.get()).isInstanceOf(CancellationException.class);
    }

    /** A form that draws itself ten times, each of which does the same. */
    private Path endless() throws IOException {
        Path file = folder.resolve("endless.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDFormXObject again = new PDFormXObject(new PDStream(document));
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Again"), again);
            again.setResources(resources);
            again.setBBox(PDRectangle.A4);
            write(again.getContentStream(), "/Again Do ".repeat(10));
            page.setResources(resources);
            PDStream content = new PDStream(document);
            write(content, "/Again Do");
            page.setContents(content);
            document.save(file.toFile());
        }
        return file;
    }

    private static void write(PDStream stream, String operators) throws IOException {
        try (OutputStream out = stream.createOutputStream()) {
            out.write(operators.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
