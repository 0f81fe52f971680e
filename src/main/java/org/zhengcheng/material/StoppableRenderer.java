package org.zhengcheng.material;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws until its thread is interrupted: a page that draws itself again and again would else never come to an end. */
final class StoppableRenderer extends PDFRenderer {

    StoppableRenderer(PDDocument document) {
        super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
        return new PageDrawer(parameters) {
            @Override
            protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                if (Thread.currentThread().isInterrupted()) {
                    // No IOException: of those some are noted down and drawing goes on.
                    throw new CancellationException("Drawing took too long");
                }
                super.processOperator(operator, operands);
            }
        };
    }
}
