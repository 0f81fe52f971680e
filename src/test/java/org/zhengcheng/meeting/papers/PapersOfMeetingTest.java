package org.zhengcheng.meeting.papers;

import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.zhengcheng.meeting.VoteRule;
import org.zhengcheng.support.ApplicationTest;
import org.zhengcheng.support.Hall;
import org.zhengcheng.support.Town;

/** A meeting with two candidates and a topic, and what its papers say. */
abstract class PapersOfMeetingTest extends ApplicationTest {

    static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    static final String FIRST = "讨论接收预备党员之一";
    static final String SECOND = "讨论接收预备党员之二";
    static final String TOPIC = "通报上季度工作";
    static final String CONDUCT = "学习认真，工作踏实，讨论时发言偏少。";

    /** Convened, with everything still to come. */
    Hall hall(Town town) {
        clock.set(DAY);
        town.person("second", "branch", "TARGET", LocalDate.of(1999, 3, 1));
        return new Hall(jdbc, town, DAY)
                .matter(UUID.randomUUID().toString(), UUID.randomUUID(), "applicant", VoteRule.ADMISSION, FIRST)
                .matter(UUID.randomUUID().toString(), UUID.randomUUID(), "second", VoteRule.ADMISSION, SECOND)
                .topic(TOPIC);
    }

    /** Closed: the first was admitted, the second was not. */
    Hall closed(Town town) {
        return hall(town)
                .open()
                .decide(FIRST, 3, "CARRIED")
                .decide(SECOND, 2, "FAILED")
                .close();
    }

    /** The words of a PDF without the spaces and breaks of its layout. */
    static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return withoutSpace(new PDFTextStripper().getText(document));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static String withoutSpace(String text) {
        return text.replaceAll("[\\s\u3000\u00a0]+", "");
    }
}
