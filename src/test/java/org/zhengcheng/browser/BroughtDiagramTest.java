package org.zhengcheng.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BoundaryEvent;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.TimerEventDefinition;
import org.flowable.bpmn.model.UserTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("带来的文件：BPMN、BAR、旧设计器导出的压缩包都打得开；有害的说明原因，不打开")
class BroughtDiagramTest {

    private static final String DIAGRAM = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
              <process id="%s"><userTask id="a" name="谈话"/></process></definitions>
            """;

    /** As the modeler of Flowable 6 keeps it: what is not filled in is an empty text, yes and no are words. */
    private static final String OLD_MODEL = """
            {"stencil": {"id": "BPMNDiagram"}, "properties": {"process_id": "leave", "name": "请假", "process_author": "某人"},
             "childShapes": [
              {"resourceId": "s", "stencil": {"id": "StartNoneEvent"}, "properties": {"initiator": "who"}, "childShapes": [],
               "bounds": {"upperLeft": {"x": 90, "y": 92}, "lowerRight": {"x": 120, "y": 122}}, "outgoing": [{"resourceId": "f1"}]},
              {"resourceId": "t", "stencil": {"id": "UserTask"}, "childShapes": [],
               "bounds": {"upperLeft": {"x": 165, "y": 67}, "lowerRight": {"x": 265, "y": 147}},
               "outgoing": [{"resourceId": "f2"}, {"resourceId": "b"}],
               "properties": {"overrideid": "ask", "name": "申请", "asynchronousdefinition": "Yes", "exclusivedefinition": "No",
                "duedatedefinition": "P3D", "formproperties": "", "nobodyKnows": "this",
                "tasklisteners": {"taskListeners": [{"event": "create", "className": "org.example.Told", "fields": "undefined"}]},
                "multiinstance_type": "Parallel", "multiinstance_collection": "people",
                "usertaskassignment": {"assignment": {"assignee": "", "candidateGroups": [{"value": "a"}, {"value": "b"}]}}}},
              {"resourceId": "b", "stencil": {"id": "BoundaryTimerEvent"}, "childShapes": [], "outgoing": [],
               "bounds": {"upperLeft": {"x": 200, "y": 130}, "lowerRight": {"x": 230, "y": 160}},
               "properties": {"timerdurationdefinition": "PT5M", "cancelactivity": "false"}},
              {"resourceId": "e", "stencil": {"id": "EndNoneEvent"}, "childShapes": [], "outgoing": [], "properties": {},
               "bounds": {"upperLeft": {"x": 310, "y": 93}, "lowerRight": {"x": 338, "y": 121}}},
              {"resourceId": "f1", "stencil": {"id": "SequenceFlow"}, "childShapes": [], "properties": {},
               "outgoing": [{"resourceId": "t"}], "target": {"resourceId": "t"}, "dockers": [{"x": 15, "y": 15}, {"x": 50, "y": 40}]},
              {"resourceId": "f2", "stencil": {"id": "SequenceFlow"}, "childShapes": [],
               "properties": {"conditionsequenceflow": "${days < 3}"}, "outgoing": [{"resourceId": "e"}],
               "target": {"resourceId": "e"}, "dockers": [{"x": 50, "y": 40}, {"x": 14, "y": 14}]}]}
            """;

    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void openBrowser() {
        playwright = Chromium.playwright();
        browser = Chromium.find().launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        browser.close();
        playwright.close();
    }

    @Test
    @DisplayName("压缩包里的每张图都列出来；同一张图存了两份的只要一份")
    void everyDiagramOfAnArchiveIsOffered() {
        byte[] archive = zip(new TreeMap<>(Map.of(
                "bpmn-models/one.bpmn",
                DIAGRAM.formatted("one"),
                "bpmn-models/one.json",
                OLD_MODEL,
                "bpmn-models/two.bpmn20.xml",
                DIAGRAM.formatted("two"),
                "app.xml",
                "<app/>",
                "notes.txt",
                "notes")));
        assertThat(brought("app.bar", archive)).containsOnlyKeys("one.bpmn", "two.bpmn20.xml");
    }

    @Test
    @DisplayName("旧设计器的JSON变成引擎读得懂的BPMN，认不出的话也留着，坐标不变")
    void whatTheOldModelerKeptBecomesBpmn() throws Exception {
        String xml = brought("app.zip", zip(Map.of("bpmn-models/leave.json", OLD_MODEL)))
                .get("leave.json");
        BpmnModel model = new BpmnXMLConverter()
                .convertToBpmnModel(() -> new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), false, false);
        Process process = model.getProcessById("leave");
        UserTask task = (UserTask) process.getFlowElement("ask");
        assertThat(task.getName()).isEqualTo("申请");
        assertThat(task.getCandidateGroups()).containsExactly("a", "b");
        assertThat(task.getDueDate()).isEqualTo("P3D");
        assertThat(task.isAsynchronous()).isTrue();
        assertThat(task.isExclusive()).isFalse();
        assertThat(task.getTaskListeners())
                .singleElement()
                .extracting("implementation")
                .isEqualTo("org.example.Told");
        assertThat(task.getLoopCharacteristics().getInputDataItem()).isEqualTo("people");
        BoundaryEvent timer = (BoundaryEvent) process.getFlowElement("b");
        assertThat(timer.getAttachedToRefId()).isEqualTo("ask");
        assertThat(timer.isCancelActivity()).isFalse();
        assertThat(((TimerEventDefinition) timer.getEventDefinitions().get(0)).getTimeDuration())
                .isEqualTo("PT5M");
        assertThat(((SequenceFlow) process.getFlowElement("f2")).getConditionExpression())
                .isEqualTo("${days < 3}");
        assertThat(model.getGraphicInfo("ask").getX()).isEqualTo(165);
        assertThat(xml).contains("nobodyKnows>this<", "process_author>某人<");
    }

    @Test
    @DisplayName("别的编码也认得")
    void anotherEncodingIsRead() {
        String xml = "<?xml version=\"1.0\" encoding=\"GBK\"?>" + DIAGRAM.formatted("one");
        assertThat(brought("one.bpmn", xml.getBytes(Charset.forName("GBK"))).get("one.bpmn"))
                .contains("谈话", "encoding=\"UTF-8\"");
    }

    @Test
    @DisplayName("会取别的文件的、太大的、坏的、不是流程图的，都不打开，说明原因")
    void harmfulFilesAreRefusedWithTheReason() {
        String fetching = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>" + DIAGRAM.formatted("&b;");
        assertThat(brought("a.bpmn", bytes(fetching)).get("")).contains("DOCTYPE");
        String large = DIAGRAM.formatted("one") + " ".repeat(3 * 1024 * 1024);
        assertThat(brought("a.zip", zip(Map.of("a.bpmn", large)))).contains(entry("", "The archive is too large."));
        assertThat(brought("a.zip", bytes("PK damaged"))).contains(entry("", "The archive is damaged."));
        assertThat(brought("a.zip", zip(Map.of("a.txt", "none"))))
                .contains(entry("", "There is no BPMN diagram in the archive."));
        assertThat(brought("a.bpmn", bytes("<html/>"))).contains(entry("", "The file is no BPMN 2.0."));
    }

    private static Map<String, String> brought(String name, byte[] content) {
        try (Canvas canvas = new Canvas(browser)) {
            return canvas.diagramsIn(name, content);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(archive)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(bytes(file.getValue()));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return archive.toByteArray();
    }
}
