package org.zhengcheng.diagram.regulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;
import org.springframework.stereotype.Component;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.diagram.statute.Authority;
import org.zhengcheng.language.Say;
import org.zhengcheng.language.Speaker;
import org.zhengcheng.language.Text;

/** The regulation as a file for a word processor, with headings of which an outline can be made. */
@Component
class RegulationDocx {

    private static final String FONT = "SimSun";
    private static final String STAGE = "Heading1";
    private static final String STEP = "Heading2";

    private final Regulation regulation;
    private final Speaker speaker;

    RegulationDocx(Regulation regulation, Speaker speaker) {
        this.regulation = regulation;
        this.speaker = speaker;
    }

    /** In the language of whoever asks now. */
    byte[] print(Diagram diagram, List<Authority> authorities) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            Paper paper = new Paper(document, speaker.now());
            paper.title(diagram);
            if (!authorities.isEmpty()) {
                paper.heading(STAGE, 15, paper.say.message("regulation.loosened", List.of()));
                authorities.forEach(one -> paper.text(
                        paper.say.message("regulation.authority", List.of(one.what(), one.authority(), one.reason()))));
            }
            regulation.parts(diagram).forEach(paper::part);
            document.write(bytes);
            return bytes.toByteArray();
        } catch (IOException notToMemory) {
            throw new UncheckedIOException(notToMemory);
        }
    }

    /** One file as it is written. */
    private static final class Paper {

        private final XWPFDocument document;
        private final Say say;

        private Paper(XWPFDocument document, Say say) {
            this.document = document;
            this.say = say;
            style(STAGE, "heading 1", 0);
            style(STEP, "heading 2", 1);
        }

        private void style(String id, String name, int level) {
            CTStyle style = CTStyle.Factory.newInstance();
            style.setStyleId(id);
            style.setType(STStyleType.PARAGRAPH);
            style.addNewName().setVal(name);
            style.addNewPPr().addNewOutlineLvl().setVal(BigInteger.valueOf(level));
            document.createStyles().addStyle(new XWPFStyle(style));
        }

        private void title(Diagram diagram) {
            XWPFParagraph title = document.createParagraph();
            title.setAlignment(ParagraphAlignment.CENTER);
            run(title, say.message("regulation.title", List.of(diagram.name())), 20, true);
            text(say.message(
                    "regulation.follows",
                    List.of(diagram.version(), diagram.regulation().name())));
        }

        private void part(Regulation.Part part) {
            heading(
                    STAGE,
                    15,
                    part.name() == null
                            ? say.message("regulation.acts", List.of())
                            : part.name().toString());
            for (Regulation.Article step : part.steps()) {
                String number = step.number() == null ? "" : say.message("step.number", List.of(step.number())) + " ";
                heading(STEP, 13, number + step.name());
                step.lines().forEach(this::line);
            }
        }

        private void line(Regulation.Line line) {
            XWPFParagraph paragraph = document.createParagraph();
            run(paragraph, say.message("regulation.line", List.of(say.message(line.code(), List.of()))), 11, true);
            String and = say.message("regulation.and", List.of());
            run(paragraph, line.said().stream().map(Text::toString).collect(Collectors.joining(and)), 11, false);
        }

        private void heading(String style, int size, String words) {
            XWPFParagraph heading = document.createParagraph();
            heading.setStyle(style);
            heading.setSpacingBefore(size * 15);
            heading.setKeepNext(true);
            run(heading, words, size, true);
        }

        private void text(String words) {
            run(document.createParagraph(), words, 11, false);
        }

        private static void run(XWPFParagraph paragraph, String words, int size, boolean bold) {
            XWPFRun run = paragraph.createRun();
            run.setFontFamily(FONT);
            run.setFontFamily(FONT, XWPFRun.FontCharRange.eastAsia);
            run.setFontSize(size);
            run.setBold(bold);
            run.setText(words);
        }
    }
}
