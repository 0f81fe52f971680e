package org.zhengcheng.diagram;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The shipped diagram, as somebody changes it in the editor. */
public final class Drawing {

    private static final Path SHIPPED = Path.of("processes/member-development-2026.bpmn20.xml");
    private static final String NOTICE = """
            <userTask id="%1$s" name="%2$s" flowable:formKey="member-development/publicize-target"
                      flowable:candidateGroups="branch-secretary,org-commissioner">
              <documentation>The branch posts a public notice for at least five working days.</documentation>
              <extensionElements>
                <zc:step en="Public notice of the activist" date="noticeEnd"/>
                <zc:basis regulation="development-rules-2026" article="8"/>
                <zc:period kind="notBefore" workingDays="5" from="noticeStart" outcome="pass"/>
                <zc:notice start="noticeStart" end="noticeEnd"/>
              </extensionElements>
              <outgoing>flow-%1$s</outgoing>
            </userTask>
            <sequenceFlow id="flow-%1$s" sourceRef="%1$s" targetRef="gw-%1$s"/>
            <exclusiveGateway id="gw-%1$s"/>
            <sequenceFlow id="flow-%1$s-pass" name="公示无影响" sourceRef="gw-%1$s" targetRef="%3$s">
              <documentation>No objection</documentation>
              <conditionExpression xsi:type="tFormalExpression">${outcome == 'pass'}</conditionExpression>
            </sequenceFlow>
            <sequenceFlow id="flow-%1$s-reject" name="有影响，重新研究" sourceRef="gw-%1$s" targetRef="nominate-activist">
              <documentation>Objection, consider again</documentation>
              <extensionElements><zc:outcome reason="required"/></extensionElements>
              <conditionExpression xsi:type="tFormalExpression">${outcome == 'reject'}</conditionExpression>
            </sequenceFlow>
            """;

    private final Document document;

    private Drawing(String text) {
        this.document = Jsoup.parse(text, "", Parser.xmlParser());
        document.outputSettings().prettyPrint(false).syntax(Document.OutputSettings.Syntax.xml);
    }

    public static Drawing shipped() {
        try {
            return new Drawing(Files.readString(SHIPPED));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public static Drawing of(String text) {
        return new Drawing(text);
    }

    /** Step 3 is followed by a public notice of five working days. */
    public static Drawing withNotice() {
        return shipped().addNotice("publicize-activist", "入党积极分子公示", "flow-nominate-activist-pass", "file-activist");
    }

    /** A public notice between where a flow comes from and where it leads. */
    public Drawing addNotice(String id, String name, String flow, String to) {
        lead(flow, id);
        document.selectFirst("process").append(NOTICE.formatted(id, name, to));
        document.selectFirst("lane#stage-2").append("<flowNodeRef>" + id + "</flowNodeRef>");
        return this;
    }

    /** What an element holds, such as a period, by its place among those of its name. */
    Element in(String id, String name, int nth) {
        List<Element> all = element(id).getElementsByTag(name);
        return all.get(nth);
    }

    Element element(String id) {
        return document.getElementById(id);
    }

    public Drawing set(String id, String attribute, String value) {
        element(id).attr(attribute, value);
        return this;
    }

    public Drawing set(String id, String name, int nth, String attribute, String value) {
        in(id, name, nth).attr(attribute, value);
        return this;
    }

    public Drawing drop(String id, String name, int nth) {
        in(id, name, nth).remove();
        return this;
    }

    /** Adds an element to the extensions of another. */
    public Drawing extend(String id, String element) {
        element(id).getElementsByTag("extensionElements").first().append(element);
        return this;
    }

    /** A flow leads elsewhere. */
    public Drawing lead(String flow, String to) {
        return set(flow, "targetRef", to);
    }

    /** Takes a flow or an empty node out, and what is drawn of it. */
    public Drawing dropElement(String id) {
        element(id).remove();
        document.select("[bpmnElement=" + id + "]").remove();
        document.select("incoming, outgoing, flowNodeRef").stream()
                .filter(reference -> reference.text().equals(id))
                .forEach(Element::remove);
        return this;
    }

    /** Takes a step out; what led to it leads past it. */
    public Drawing dropStep(String id, String to) {
        document.select("sequenceFlow[targetRef=" + id + "]").forEach(flow -> flow.attr("targetRef", to));
        List<String> gone = document.select("sequenceFlow[sourceRef=" + id + "], sequenceFlow[sourceRef=gw-" + id + "]")
                .eachAttr("id");
        gone.forEach(this::dropElement);
        if (element("gw-" + id) != null) {
            dropElement("gw-" + id);
        }
        return dropElement(id);
    }

    /** The approval comes before the talk. */
    public Drawing swapped() {
        return lead("flow-admission-meeting-pass", "parent-approval")
                .lead("flow-parent-approval-pass", "parent-talk")
                .lead("flow-parent-talk-pass", "file-admission");
    }

    public Drawing append(String element) {
        document.selectFirst("process").append(element);
        return this;
    }

    /** Takes out all that a selector finds, such as {@code zc:effect[named=accepted]}. */
    public Drawing dropAll(String selector) {
        found(selector).forEach(Element::remove);
        return this;
    }

    /** Takes an attribute from all that a selector finds. */
    public Drawing strip(String selector, String attribute) {
        found(selector).forEach(one -> one.removeAttr(attribute));
        return this;
    }

    /** Gives an attribute of all that a selector finds another value. */
    public Drawing change(String selector, String attribute, String value) {
        found(selector).forEach(one -> one.attr(attribute, value));
        return this;
    }

    private List<Element> found(String selector) {
        // A colon would be read as the beginning of a pseudo-class.
        return List.copyOf(document.select(selector.replace("zc:", "zc|")));
    }

    public String text() {
        return document.outerHtml();
    }
}
