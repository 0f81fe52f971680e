package org.zhengcheng.casework.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengcheng.casework.definition.DiagramTexts.changed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengcheng.hostile.Acts;
import org.zhengcheng.hostile.Canary;
import org.zhengcheng.hostile.EvaluatedPlaces;
import org.zhengcheng.hostile.EvaluatedPlaces.Smuggled;
import org.zhengcheng.language.Text;
import org.zhengcheng.support.Messages;

/** The first fence by itself: there is no engine here at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
@DisplayName("第一道防线：恶意的流程图一张也不收，并用管理员的语言说明是哪一行、哪个元素、什么原因")
class HostileDiagramTest {

    private static final String SHIPPED = DiagramTexts.text(DiagramTexts.EDITION_2026);
    private static final String TALK = "<userTask id=\"application-talk\" name=\"党组织派人谈话\"";

    private final Canary canary = new Canary();
    private DiagramCheck check;

    @BeforeAll
    void readTheVocabulary() throws IOException {
        check = new DiagramCheck(Messages.source());
    }

    @AfterAll
    void close() throws IOException {
        canary.close();
    }

    static Stream<Smuggled> everyPlaceTheEngineEvaluates() {
        return EvaluatedPlaces.all();
    }

    static Stream<Smuggled> everythingThatActs() {
        return Acts.all();
    }

    @ParameterizedTest
    @MethodSource("everyPlaceTheEngineEvaluates")
    void anExpressionIsRefusedWhereverTheEngineWouldRunIt(Smuggled diagram) {
        refused(diagram.text());
    }

    @ParameterizedTest
    @MethodSource("everythingThatActs")
    void whateverActsIsRefused(Smuggled diagram) {
        refused(Acts.with(diagram, canary).text());
    }

    /** Every attribute and text that a diagram may have at all, in a diagram that is sound otherwise. */
    static Stream<Smuggled> everyListedPlace() {
        List<String> payloads = List.of(
                "${canary.sing()}",
                "#{canary.sing()}",
                "谈话${''.getClass()}",
                "*{T(java.lang.Runtime)}",
                "__${7*7}__::.x",
                "[[${7*7}]]",
                "[(${7*7})]",
                "~{::x}",
                "@{http://x}",
                "{{constructor.constructor('x')()}}",
                "{%x%}",
                "%{x}",
                "$(touch x)",
                "`id`",
                "&lt;script&gt;fetch(1)&lt;/script&gt;",
                "&lt;svg onload=x&gt;",
                "&lt;img src=x onerror=y&gt;",
                "&lt;%= x %&gt;",
                "谈&#x202E;话",
                "谈&#x2066;话",
                "谈&#x200B;话",
                "谈&#x7F;话",
                "谈&#xE000;话",
                "谈&#x2028;话",
                "长".repeat(4001));
        return payloads.stream()
                .flatMap(payload -> listedPlaces().entrySet().stream()
                        .map(place -> new Smuggled(
                                place.getKey() + " " + payload.substring(0, Math.min(20, payload.length())),
                                place.getValue().replace("§", payload))));
    }

    private static Map<String, String> listedPlaces() {
        Map<String, String> places = new LinkedHashMap<>();
        places.put("name of a step", changed(SHIPPED, TALK, "<userTask id=\"application-talk\" name=\"§\""));
        places.put("name of a flow", changed(SHIPPED, "name=\"谈话完成，转入推荐\"", "name=\"§\""));
        places.put(
                "name of the process",
                changed(SHIPPED, "\"member-development\" name=\"发展党员\"", "\"member-development\" name=\"§\""));
        places.put(
                "name of a stage",
                changed(SHIPPED, "<lane id=\"stage-1\" name=\"一 申请入党\"", "<lane id=\"stage-1\" name=\"§\""));
        places.put("name of the pool", changed(SHIPPED, "name=\"发展党员（2026年修订）\"", "name=\"§\""));
        places.put("name of a message", changed(SHIPPED, "name=\"withdraw\"", "name=\"§\""));
        places.put(
                "documentation",
                changed(SHIPPED, "<documentation>The branch sends", "<documentation>§ The branch sends"));
        places.put("id", changed(SHIPPED, TALK, "<userTask id=\"§\" name=\"x\""));
        places.put(
                "roles",
                changed(
                        SHIPPED,
                        "\"branch-secretary,branch-deputy-secretary,org-commissioner\"",
                        "\"branch-secretary,§\""));
        places.put("form", changed(SHIPPED, "\"member-development/application-talk\"", "\"member-development/§\""));
        places.put("source", changed(SHIPPED, "sourceRef=\"start\"", "sourceRef=\"§\""));
        places.put("condition", changed(SHIPPED, "${outcome == 'pass'}", "§"));
        places.put("consequence", changed(SHIPPED, "consequence=\"申请书交到党支部", "consequence=\"§申请书交到党支部"));
        places.put("why", changed(SHIPPED, "why=\"申请书写明", "why=\"§申请书写明"));
        places.put("regulation", changed(SHIPPED, "short=\"细则\"", "short=\"§\""));
        places.put("shape", changed(SHIPPED, "bpmnElement=\"pool\"", "bpmnElement=\"§\""));
        places.put("target namespace", changed(SHIPPED, "https://zhengcheng.org/processes", "§"));
        return places;
    }

    @ParameterizedTest
    @MethodSource("everyListedPlace")
    void aTextIsWordsAndNothingElse(Smuggled diagram) {
        refused(diagram.text());
    }

    /** What a file may be other than the XML it says it is, or do to whoever reads it. */
    static Stream<Smuggled> everyStrangeFile() {
        List<Smuggled> files = new ArrayList<>();
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
        files.add(file("document type", changed(SHIPPED, "<!--", "<!DOCTYPE definitions><!--")));
        files.add(file("document type in small letters", changed(SHIPPED, "<!--", "<!doctype definitions><!--")));
        files.add(file("document type in a comment", changed(SHIPPED, "<!--", "<!-- <!DOCTYPE x> --><!--")));
        files.add(file(
                "external document type", changed(SHIPPED, "<!--", "<!DOCTYPE x SYSTEM \"{address}/x.dtd\"><!--")));
        files.add(file("entity without a document type", changed(SHIPPED, "谈话完成", "&canary;谈话完成")));
        files.add(file("style sheet", changed(SHIPPED, "<!--", "<?xml-stylesheet href=\"{address}/x.xsl\"?><!--")));
        files.add(file("instruction", changed(SHIPPED, "<laneSet", "<?php echo 1 ?><laneSet")));
        files.add(file("version 1.1", SHIPPED.replace("version=\"1.0\"", "version=\"1.1\"")));
        files.add(file("declared as UTF-16", SHIPPED.replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"")));
        files.add(file("declared as UTF-7", SHIPPED.replace("encoding=\"UTF-8\"", "encoding=\"UTF-7\"")));
        files.add(file("declared as EBCDIC", SHIPPED.replace("encoding=\"UTF-8\"", "encoding=\"Cp037\"")));
        files.add(file("byte order mark", "\uFEFF" + SHIPPED));
        files.add(file("NUL", SHIPPED + "\0"));
        files.add(file("two roots", SHIPPED + SHIPPED.substring(head.length())));
        files.add(file("unended", SHIPPED.substring(0, SHIPPED.length() / 2)));
        files.add(file("empty", ""));
        files.add(file("HTML", "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>x</script></html>"));
        files.add(file("SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x\"/>"));
        files.add(file("XSLT", "<xsl:stylesheet xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"/>"));
        files.add(file("DMN", "<definitions xmlns=\"https://www.omg.org/spec/DMN/20191111/MODEL/\"/>"));
        files.add(
                file(
                        "XInclude",
                        changed(
                                SHIPPED,
                                "<laneSet",
                                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"{secret}\" parse=\"text\"/><laneSet")));
        files.add(file(
                "location of a schema",
                changed(
                        SHIPPED,
                        "id=\"member-development-2026\"",
                        "id=\"member-development-2026\" xsi:schemaLocation=\"urn:x {address}/x.xsd\"")));
        files.add(file(
                "schema without a namespace",
                changed(SHIPPED, "<zc:title ", "<zc:title xsi:noNamespaceSchemaLocation=\"{address}/x.xsd\" ")));
        files.add(file("other type", changed(SHIPPED, "<zc:title ", "<zc:title xsi:type=\"zc:step\" ")));
        files.add(file("nothing of it", changed(SHIPPED, "<zc:title ", "<zc:title xsi:nil=\"true\" ")));
        files.add(file(
                "unknown namespace",
                changed(
                        SHIPPED,
                        "id=\"member-development-2026\"",
                        "xmlns:evil=\"urn:evil\" id=\"member-development-2026\"")));
        files.add(file("deep", changed(SHIPPED, "<laneSet", "<a>".repeat(5000) + "</a>".repeat(5000) + "<laneSet")));
        files.add(
                file("a hundred thousand elements", changed(SHIPPED, "<laneSet", "<a/>".repeat(80_000) + "<laneSet")));
        files.add(file("a thousand attributes", changed(SHIPPED, "<laneSet", "<laneSet" + attributes(1000))));
        files.add(file("too large", SHIPPED + " ".repeat(512 * 1024)));
        files.add(file(
                "two processes",
                changed(SHIPPED, "</process>", "</process><process id=\"second\" isExecutable=\"true\"/>")));
        files.add(file("process that is not run", changed(SHIPPED, "isExecutable=\"true\"", "isExecutable=\"false\"")));
        files.add(file(
                "one id twice", changed(SHIPPED, TALK, "<userTask id=\"submit-application\" name=\"x\"/>" + TALK)));
        files.add(file("two hundred steps more", changed(SHIPPED, TALK, steps(200) + TALK)));
        files.add(file(
                "step to itself without waiting",
                changed(
                        SHIPPED,
                        TALK,
                        "<exclusiveGateway id=\"g1\"/><exclusiveGateway id=\"g2\"/>"
                                + "<sequenceFlow id=\"r1\" sourceRef=\"g1\" targetRef=\"g2\"/>"
                                + "<sequenceFlow id=\"r2\" sourceRef=\"g2\" targetRef=\"g1\"/>" + TALK)));
        files.add(file(
                "gateway to itself",
                changed(
                        SHIPPED,
                        TALK,
                        "<exclusiveGateway id=\"g1\"/><sequenceFlow id=\"r1\" sourceRef=\"g1\" targetRef=\"g1\"/>"
                                + TALK)));
        files.add(
                file("way to nowhere", changed(SHIPPED, "targetRef=\"submit-application\"", "targetRef=\"nowhere\"")));
        files.add(file(
                "step in a documentation",
                changed(
                        SHIPPED,
                        "<documentation>The branch sends",
                        "<documentation><scriptTask id=\"x\"/>The branch sends")));
        files.add(file(
                "step in a stage", changed(SHIPPED, "<flowNodeRef>start", "<userTask id=\"x\"/><flowNodeRef>start")));
        files.add(file(
                "step in a way", changed(SHIPPED, "<conditionExpression", "<userTask id=\"x\"/><conditionExpression")));
        files.add(
                file(
                        "sub-process in a sub-process",
                        changed(
                                SHIPPED,
                                "<subProcess ",
                                "<subProcess id=\"o\" triggeredByEvent=\"true\"><subProcess id=\"i\" triggeredByEvent=\"true\"/></subProcess><subProcess ")));
        files.add(file("text between the elements", changed(SHIPPED, "<laneSet", "canary<laneSet")));
        files.add(file("size of a picture", changed(SHIPPED, "<dc:Bounds x=\"", "<dc:Bounds x=\"1e308")));
        files.add(file("no number", changed(SHIPPED, "<di:waypoint x=\"", "<di:waypoint x=\"NaN")));
        files.add(file(
                "link in the drawing",
                changed(
                        SHIPPED,
                        "<bpmndi:BPMNPlane ",
                        "<bpmndi:BPMNPlane xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"{address}\" ")));
        for (String attribute : List.of(
                "default",
                "isForCompensation",
                "startQuantity",
                "implementation",
                "operationRef",
                "gatewayDirection",
                "style",
                "onload")) {
            files.add(file("attribute " + attribute, changed(SHIPPED, TALK, TALK + " " + attribute + "=\"x\"")));
        }
        for (String prefix : List.of(
                "activiti=\"http://activiti.org/bpmn",
                "camunda=\"http://camunda.org/schema/1.0/bpmn",
                "modeler=\"http://flowable.org/modeler")) {
            String name = prefix.substring(0, prefix.indexOf('='));
            files.add(file(name, changed(SHIPPED, TALK, TALK + " xmlns:" + prefix + "\" " + name + ":assignee=\"x\"")));
        }
        return files.stream();
    }

    private static Smuggled file(String name, String text) {
        return new Smuggled(name, text);
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append(" a").append(i).append("=\"x\"");
        }
        return attributes.toString();
    }

    private static String steps(int count) {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < count; i++) {
            steps.append("<userTask id=\"more-").append(i).append("\" name=\"多一步\"/>");
        }
        return steps.toString();
    }

    @ParameterizedTest
    @MethodSource("everyStrangeFile")
    void aFileThatIsNoPlainDiagramIsRefused(Smuggled file) {
        refused(Acts.with(file, canary).text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "Cp037", "GB18030"})
    void aFileInAnotherEncodingIsRefused(String encoding) {
        String declared = SHIPPED.replace("encoding=\"UTF-8\"", "encoding=\"" + encoding + "\"");
        refused(declared.getBytes(Charset.forName(encoding)));
        refused(SHIPPED.getBytes(Charset.forName(encoding)));
    }

    static Stream<byte[]> everyArchive() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../x.bpmn20.xml"));
            out.write(SHIPPED.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(SHIPPED.getBytes(StandardCharsets.UTF_8));
        }
        ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
        polyglot.write(SHIPPED.getBytes(StandardCharsets.UTF_8));
        polyglot.write(zip.toByteArray());
        return Stream.of(
                zip.toByteArray(),
                gzip.toByteArray(),
                polyglot.toByteArray(),
                new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE},
                new byte[] {(byte) 0xAC, (byte) 0xED, 0, 5, 't', 0, 1, 'x'});
    }

    @ParameterizedTest
    @MethodSource("everyArchive")
    void anArchiveOrBytesOfAProgramAreRefused(byte[] bytes) {
        refused(bytes);
    }

    private void refused(String text) {
        refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(byte[] bytes) {
        canary.quiet();
        List<Text> problems = check.problems(bytes);
        assertThat(problems).as("it is refused").isNotEmpty().hasSizeLessThanOrEqualTo(50);
        assertThat(problems).allSatisfy(problem -> {
            assertThat(problem.in(Locale.CHINESE)).matches("(?s).*\\p{IsHan}.*");
            assertThat(problem.in(Locale.ENGLISH)).isNotBlank();
        });
        assertThat(problems.stream().map(Text::english).collect(Collectors.joining("\n")))
                .as("nothing of a file it pointed to")
                .doesNotContain(Canary.SECRET)
                .doesNotContain("\u202e")
                .hasSizeLessThan(20_000);
        assertThat(canary.sang()).isFalse();
    }
}
