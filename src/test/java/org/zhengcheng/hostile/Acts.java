package org.zhengcheng.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhengcheng.hostile.EvaluatedPlaces.Smuggled;

/**
 * Diagrams that do something without any expression: run a program or a class, call elsewhere, read files, never end.
 */
public final class Acts {

    private static final String SONG = "org.zhengcheng.hostile.Canary$Song";
    private static final String START = "<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='t'/>";
    private static final String END = "<sequenceFlow id='b' sourceRef='t' targetRef='e'/><endEvent id='e'/>";

    private Acts() {}

    /** All of them, with marks where the canary's egg, address and secret belong. */
    public static Stream<Smuggled> all() {
        List<Smuggled> acts = new ArrayList<>();
        ofClasses(acts);
        ofPrograms(acts);
        ofCalls(acts);
        ofLoops(acts);
        ofXml(acts);
        return acts.stream();
    }

    static Stream<Smuggled> all(Canary canary) {
        return all().map(act -> with(act, canary));
    }

    /** The same with the canary in it. */
    public static Smuggled with(Smuggled act, Canary canary) {
        return new Smuggled(
                act.place(),
                act.text()
                        .replace("{egg}", canary.egg().toString())
                        .replace("{secret}", canary.secret().toUri().toString())
                        .replace("{address}", canary.address()));
    }

    private static void ofClasses(List<Smuggled> acts) {
        activity(acts, "class of a service", "serviceTask", "flowable:class='" + SONG + "'", "");
        activity(acts, "class of rules", "businessRuleTask", "flowable:class='" + SONG + "'", "");
        for (String event : List.of("start", "end")) {
            activity(
                    acts,
                    "class that listens to the " + event + " of a step",
                    "userTask",
                    "",
                    extension("<flowable:executionListener event='" + event + "' class='" + SONG + "'/>"));
        }
        activity(
                acts,
                "class that listens to a task",
                "userTask",
                "",
                extension("<flowable:taskListener event='create' class='" + SONG + "'/>"));
        activity(
                acts,
                "class that resolves properties",
                "userTask",
                "",
                extension("<flowable:taskListener event='create' onTransaction='committed' class='" + SONG
                        + "' customPropertiesResolverClass='" + SONG + "'/>"));
        acts.add(new Smuggled(
                "class that listens to everything",
                EvaluatedPlaces.process(extension("<flowable:eventListener class='" + SONG + "'/>") + START
                        + "<userTask id='t'/>" + END)));
        activity(
                acts,
                "class that handles a collection",
                "userTask",
                "",
                "<multiInstanceLoopCharacteristics isSequential='true'><extensionElements><flowable:collection flowable:class='"
                        + SONG + "'><flowable:string>x</flowable:string></flowable:collection></extensionElements>"
                        + "</multiInstanceLoopCharacteristics>");
        activity(
                acts,
                "class of an exception",
                "serviceTask",
                "flowable:expression='x'",
                extension("<flowable:mapException errorCode='e'>" + SONG + "</flowable:mapException>"));
    }

    private static void ofPrograms(List<Smuggled> acts) {
        for (String language : List.of("javascript", "groovy", "js", "python", "juel")) {
            activity(
                    acts,
                    "script in " + language,
                    "scriptTask",
                    "scriptFormat='" + language + "'",
                    "<script>"
                            + (language.equals("juel")
                                    ? "${canary.sing()}"
                                    : "java.lang.Runtime.getRuntime().exec('touch {egg}')")
                            + "</script>");
        }
        activity(
                acts,
                "shell",
                "serviceTask",
                "flowable:type='shell'",
                extension(field("command", "touch") + field("arg1", "{egg}") + field("wait", "true")));
        activity(
                acts,
                "http",
                "serviceTask",
                "flowable:type='http'",
                extension(field("requestMethod", "GET") + field("requestUrl", "{address}/x")));
        activity(acts, "camel", "serviceTask", "flowable:type='camel'", "");
        activity(acts, "mule", "serviceTask", "flowable:type='mule'", "");
        activity(acts, "dmn", "serviceTask", "flowable:type='dmn'", extension(field("decisionTableReferenceKey", "x")));
        activity(acts, "case", "serviceTask", "flowable:type='case' flowable:caseDefinitionKey='x'", "");
        activity(acts, "external worker", "serviceTask", "flowable:type='external-worker' flowable:topic='x'", "");
        activity(
                acts,
                "send event",
                "serviceTask",
                "flowable:type='send-event'",
                extension("<flowable:eventType>x</flowable:eventType>"));
        activity(
                acts,
                "mail",
                "serviceTask",
                "flowable:type='mail'",
                extension(field("to", "a@b.cn") + field("text", "x")));
        activity(acts, "unknown type", "serviceTask", "flowable:type='whatever'", "");
        acts.add(
                new Smuggled(
                        "web service with a remote description",
                        EvaluatedPlaces.process(START
                                        + "<serviceTask id='t' implementation='##WebService' operationRef='op'/>" + END)
                                .replace(
                                        "<process",
                                        "<import importType='http://schemas.xmlsoap.org/wsdl/' location='{address}/x.wsdl'"
                                                + " namespace='urn:x'/><interface id='i' name='i'><operation id='op' name='op'>"
                                                + "<inMessageRef>m</inMessageRef></operation></interface><message id='m'/><process")));
    }

    private static void ofCalls(List<Smuggled> acts) {
        activity(acts, "call of itself", "callActivity", "calledElement='" + EvaluatedPlaces.KEY + "'", "");
        activity(acts, "call of another procedure", "callActivity", "calledElement='member-development'", "");
        activity(acts, "wait for a signal", "receiveTask", "", "");
        activity(acts, "step by hand", "manualTask", "", "");
        activity(acts, "asynchronous step", "userTask", "flowable:async='true'", "");
        activity(acts, "asynchronous leave", "userTask", "flowable:asyncLeave='true'", "");
        activity(acts, "both ways at once", "parallelGateway", "", "");
        activity(acts, "several ways", "inclusiveGateway", "", "");
        activity(acts, "whatever comes first", "eventBasedGateway", "", "");
        activity(acts, "transaction", "transaction", "", "<startEvent id='x'/>");
        activity(acts, "sub-process", "subProcess", "", "<startEvent id='x'/>");
        acts.add(new Smuggled(
                "start by a clock",
                EvaluatedPlaces.process("<startEvent id='s'><timerEventDefinition><timeCycle>R/PT1S</timeCycle>"
                        + "</timerEventDefinition></startEvent><sequenceFlow id='a' sourceRef='s' targetRef='t'/>"
                        + "<userTask id='t'/>" + END)));
        acts.add(new Smuggled(
                "start by a signal",
                EvaluatedPlaces.process("<startEvent id='s'><signalEventDefinition signalRef='x'/></startEvent>"
                                + "<sequenceFlow id='a' sourceRef='s' targetRef='t'/><userTask id='t'/>" + END)
                        .replace("<process", "<signal id='x' name='x'/><process")));
        acts.add(new Smuggled(
                "data that comes with the diagram",
                EvaluatedPlaces.process("<dataObject id='d' name='outcome' itemSubjectRef='xsd:string'>"
                        + extension("<flowable:value>pass</flowable:value>") + "</dataObject>" + START
                        + "<userTask id='t'/>" + END)));
        acts.add(new Smuggled(
                "candidates to start",
                EvaluatedPlaces.process(START + "<userTask id='t'/>" + END)
                        .replace("<process", "<process flowable:candidateStarterGroups='everybody'")));
    }

    private static void ofLoops(List<Smuggled> acts) {
        for (String sequential : List.of("true", "false")) {
            activity(
                    acts,
                    "a million times, in order " + sequential,
                    "userTask",
                    "",
                    "<multiInstanceLoopCharacteristics isSequential='" + sequential
                            + "'><loopCardinality>1000000</loopCardinality></multiInstanceLoopCharacteristics>");
        }
        activity(acts, "loop", "userTask", "", "<standardLoopCharacteristics/>".repeat(1) + boundary());
        activity(acts, "compensation", "userTask", "isForCompensation='true'", "");
    }

    private static String boundary() {
        return "</userTask><boundaryEvent id='x' attachedToRef='t' cancelActivity='false'><timerEventDefinition>"
                + "<timeCycle>R/PT1S</timeCycle></timerEventDefinition></boundaryEvent><userTask id='y'>";
    }

    private static void ofXml(List<Smuggled> acts) {
        String sound = EvaluatedPlaces.process(START + "<userTask id='t' name='&x;'/>" + END);
        acts.add(new Smuggled("file as an entity", declared(sound, "<!ENTITY x SYSTEM \"{secret}\">")));
        acts.add(new Smuggled("address as an entity", declared(sound, "<!ENTITY x SYSTEM \"{address}/x\">")));
        acts.add(new Smuggled(
                "parameter entity", declared(sound, "<!ENTITY % p SYSTEM \"{address}/x.dtd\"> %p; <!ENTITY x \"x\">")));
        acts.add(new Smuggled("bomb of entities", declared(sound, bomb())));
        acts.add(new Smuggled(
                "long entity again and again",
                declared(sound.replace("&x;", "&x;".repeat(5000)), "<!ENTITY x \"" + "x".repeat(50_000) + "\">")));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("<!ENTITY x0 \"lol\">");
        for (int i = 1; i < 12; i++) {
            bomb.append("<!ENTITY x")
                    .append(i)
                    .append(" \"")
                    .append(("&x" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return bomb.append("<!ENTITY x \"&x11;\">").toString();
    }

    /** With a document type in front of it. */
    private static String declared(String diagram, String entities) {
        return diagram.replace("<definitions", "<!DOCTYPE definitions [" + entities + "]>\n<definitions");
    }

    private static void activity(List<Smuggled> acts, String name, String element, String attributes, String inner) {
        acts.add(new Smuggled(
                name,
                EvaluatedPlaces.process(
                        START + "<" + element + " id='t' " + attributes + ">" + inner + "</" + element + ">" + END)));
    }

    private static String extension(String inner) {
        return "<extensionElements>" + inner + "</extensionElements>";
    }

    private static String field(String name, String value) {
        return "<flowable:field name='" + name + "' stringValue='" + value + "'/>";
    }
}
