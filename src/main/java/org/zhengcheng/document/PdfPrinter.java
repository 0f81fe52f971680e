package org.zhengcheng.document;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints papers as PDF, with the characters used of a Chinese font embedded. */
@Component
public class PdfPrinter {

    private static final int REGULAR = 400;
    private static final String FONT = "LXGW WenKai";
    private static final String STYLE = "classpath:static/paper.css";

    private final ITemplateEngine templates;

    /** How high and deep the font is, which is the same for every paper. */
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    PdfPrinter(ITemplateEngine templates) {
        XRLog.setLoggingEnabled(false);
        this.templates = templates;
    }

    /** The paper as a PDF file. */
    public byte[] print(PrintedPaper paper) {
        String page = templates.process("document/print", new Context(Locale.CHINA, Map.of("paper", paper)));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.useFont(font(), FONT, REGULAR, FontStyle.NORMAL, true);
        renderer.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, metrics);
        // Nothing is fetched but our own style sheet; pictures stand in the page itself.
        renderer.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : STYLE);
        renderer.useProtocolsStreamImplementation(uri -> new StyleSheet(), "classpath");
        renderer.withHtmlContent(page, null);
        renderer.withProducer("Zhengcheng");
        renderer.toStream(pdf);
        try {
            renderer.run();
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font() {
        return () -> {
            try {
                return new ClassPathResource("fonts/LXGWWenKai-Regular.ttf").getInputStream();
            } catch (IOException missing) {
                throw new UncheckedIOException(missing);
            }
        };
    }
}
