package org.zhengcheng.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Prints summaries. A PDF is in Chinese, as it is filed; the others are in the language of whoever asks. */
@Component
public class SummaryPrinter {

    private final PdfPrinter pdf;
    private final Clock clock;
    private final String baseUrl;

    /** @param baseUrl the address under which people reach the application, to which the links of sheets lead */
    SummaryPrinter(PdfPrinter pdf, Clock clock, @Value("${zhengcheng.base-url:http://localhost:8080}") String baseUrl) {
        this.pdf = pdf;
        this.clock = clock;
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
    }

    /** The answer to a request for one. */
    public ResponseEntity<byte[]> download(Summary summary, Summary.Kind kind) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, kind.type())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(
                                        summary.name() + "." + kind.name().toLowerCase(Locale.ROOT),
                                        StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(print(summary, kind));
    }

    /** The content of the file. */
    public byte[] print(Summary summary, Summary.Kind kind) {
        PrintedSummary printed = new PrintedSummary(summary, LocalDate.now(clock));
        try {
            return switch (kind) {
                case PDF -> pdf.print("document/summary", Map.of("printed", printed), clock.instant());
                case DOCX -> SummaryText.print(printed);
                case XLSX -> SummarySheets.print(printed, baseUrl);
            };
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
    }
}
