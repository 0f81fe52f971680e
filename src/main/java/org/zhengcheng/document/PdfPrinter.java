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
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Prints papers as PDF, with the characters used of a Chinese font embedded. */
@Component
public class PdfPrinter {

    private static final int REGULAR = 400;
    private static final String FONT = "LXGW WenKai";
    private static final Set<String> STYLES = Set.of("paper", "paper-wide", "letter");
    private static final String OWN = "classpath:";

    private final ITemplateEngine templates;

    /** How high and deep the font is, which is the same for every paper. */
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    protected PdfPrinter(ITemplateEngine templates) {
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
        renderer.useCacheStore(PdfRendererBuilder.CacheStore.PDF_FONT_METRICS, metrics);
        // Nothing is fetched but our own style sheets; pictures stand in the page itself.
        renderer.useUriResolver((base, uri) -> uri.startsWith("data:") ? uri : ownStyle(uri));
        renderer.useProtocolsStreamImplementation(uri -> new StyleSheet(uri.substring(OWN.length())), "classpath");
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

    /**
     * A sheet with a template of its own as a PDF file: the same bytes whenever it is printed, so that what a browser prints
     * today is what the file was that somebody kept.
     *
     * @param values what the template is filled with
     * @param made the moment the file says it was made
     */
    public byte[] print(String template, Map<String, Object> values, Instant made) {
        byte[] printed = print(template, values, Locale.CHINA);
        GregorianCalendar time = GregorianCalendar.from(made.atZone(ZoneOffset.UTC));
        ByteArrayOutputStream same = new ByteArrayOutputStream();
        try (PDDocument pdf = Loader.loadPDF(printed)) {
            pdf.getDocumentInformation().setCreationDate(time);
            pdf.getDocumentInformation().setModificationDate(time);
            pdf.getDocument().getTrailer().removeItem(COSName.ID);
            pdf.setDocumentId(made.toEpochMilli());
            pdf.save(same);
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
        return same.toByteArray();
    }

    /** What it is asked for is a name first and then what became of it. */
    private static String ownStyle(String uri) {
        String name = uri.startsWith(OWN) ? uri.substring(OWN.length()) : uri;
        return name.endsWith(".css") && STYLES.contains(name.replace(".css", "")) ? OWN + name : null;
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
