package org.zhengcheng.document;

import com.openhtmltopdf.extend.FSSupplier;
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

    PdfPrinter(ITemplateEngine templates) {
        XRLog.setLoggingEnabled(false);
        this.templates = templates;
    }

    /** The paper as a PDF file. */
    public byte[] print(PrintedPaper paper) {
        return print("document/print", Map.of("paper", paper), Locale.CHINA);
    }

    /**
     * Any page as a PDF file.
     *
     * @param template a page of XHTML with the style sheet of papers and no other
     */
    public byte[] print(String template, Map<String, Object> model, Locale language) {
        String page = templates.process(template, new Context(language, model));
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder renderer = new PdfRendererBuilder();
        renderer.useFont(font(), FONT, REGULAR, FontStyle.NORMAL, true);
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
