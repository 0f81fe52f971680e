package org.zhengcheng.material;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes pictures of what was handed in. A picture is read line by line and thinned out on the way, so that it takes little
 * room however large it says it is; what says it is larger than any camera makes is refused.
 */
@Component
class Pictures {

    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    static final String PDF = "application/pdf";

    /** More than the cameras of today's phones make. */
    private static final long MOST_PIXELS = 220_000_000L;

    private static final int MOST_PAGES = 300;

    /** How many pages there are to be shown; 0 if it cannot be shown. */
    int pages(Path content, String type, String name) {
        try {
            if (type.equals(PDF)) {
                try (PDDocument document = open(content)) {
                    return Math.min(document.getNumberOfPages(), MOST_PAGES);
                }
            }
            try (ImageInputStream input = ImageIO.createImageInputStream(content.toFile())) {
                ImageReader reader = reader(input);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new RefusedFile("file.tooManyPixels", name);
                }
                return 1;
            }
        } catch (IOException | IllegalArgumentException | StackOverflowError damagedOrLocked) {
            log.debug("{} cannot be shown", name, damagedOrLocked);
            return 0;
        }
    }

    /** One page, upright, its longer side at most so many pixels. */
    BufferedImage page(Path content, String type, int page, int longerSide) throws IOException {
        return type.equals(PDF) ? ofPdf(content, page, longerSide) : ofImage(content, longerSide);
    }

    private static PDDocument open(Path content) throws IOException {
        return Loader.loadPDF(content.toFile(), IOUtils.createTempFileOnlyStreamCache());
    }

    private static BufferedImage ofPdf(Path content, int page, int longerSide) throws IOException {
        try (PDDocument document = open(content)) {
            PDRectangle size = document.getPage(page - 1).getCropBox();
            float longest = Math.max(Math.max(size.getWidth(), size.getHeight()), 1);
            StoppableRenderer renderer = new StoppableRenderer(document);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(page - 1, longerSide / longest, ImageType.RGB);
        }
    }

    private static BufferedImage ofImage(Path content, int longerSide) throws IOException {
        BufferedImage thinned;
        try (ImageInputStream input = ImageIO.createImageInputStream(content.toFile())) {
            ImageReader reader = reader(input);
            try {
                int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
                int step = Math.max(1, longest / (2 * longerSide));
                ImageReadParam thin = reader.getDefaultReadParam();
                thin.setSourceSubsampling(step, step, 0, 0);
                thinned = reader.read(0, thin);
            } finally {
                reader.dispose();
            }
        }
        return drawn(thinned, orientation(content), longerSide);
    }

    /** Upright and of the size wanted, on white: nothing of the original but what is seen goes on. */
    private static BufferedImage drawn(BufferedImage image, int orientation, int longerSide) {
        double scale = Math.min(1, (double) longerSide / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean lying = orientation >= 5;
        BufferedImage upright =
                new BufferedImage(lying ? height : width, lying ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = upright.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, upright.getWidth(), upright.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        AffineTransform turn = turn(orientation, width, height);
        turn.scale(scale, scale);
        pen.drawImage(image, turn, null);
        pen.dispose();
        return upright;
    }

    /** From how the camera was held to upright, as Exif numbers it. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static int orientation(Path content) throws IOException {
        try {
            ExifIFD0Directory directory =
                    ImageMetadataReader.readMetadata(content.toFile()).getFirstDirectoryOfType(ExifIFD0Directory.class);
            return directory != null && directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)
                    ? directory.getInt(ExifIFD0Directory.TAG_ORIENTATION)
                    : 1;
        } catch (ImageProcessingException | MetadataException unreadable) {
            return 1;
        }
    }

    private static ImageReader reader(ImageInputStream input) throws IOException {
        Iterator<ImageReader> readers = input == null ? null : ImageIO.getImageReaders(input);
        if (readers == null || !readers.hasNext()) {
            throw new IOException("No picture");
        }
        ImageReader reader = readers.next();
        reader.setInput(input, true, true);
        return reader;
    }
}
