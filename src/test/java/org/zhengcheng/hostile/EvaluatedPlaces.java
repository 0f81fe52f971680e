package org.zhengcheng.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every place of a diagram in which the engine evaluates what stands there, taken from the callers of its
 * {@code createExpression} and from the readers of its attributes (version 8.0.0), with an expression in it.
 */
public final class EvaluatedPlaces {

    public static final String KEY = "smuggled";

    /** A sound process that others call: one that called itself would not end before the memory does. */
    static final String CALLED = "called";

    private static final String START = "<startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='t'/>";
    private static final String END = "<sequenceFlow id='b' sourceRef='t' targetRef='e'/><endEvent id='e'/>";
    private static final String WAIT = "<sequenceFlow id='b' sourceRef='t' targetRef='w'/><userTask id='w'/>"
            + "<sequenceFlow id='c' sourceRef='w' targetRef='e'/><endEvent id='e'/>";

    /** What the places are tried with: a call, and the way from a text to any class at all. */
    private static final List<String> EXPRESSIONS = List.of("${canary.sing()}", "#{canary.sing()}");

    private EvaluatedPlaces() {}

    /** A diagram with something hostile in one place. */
    public record Smuggled(String place, String text) {

        @Override
        public String toString() {
            return place;
        }
    }

    /** Every place with either kind of expression. */
    public static Stream<Smuggled> all() {
        return places().stream()
                .flatMap(place -> EXPRESSIONS.stream()
                        .map(expression ->
                                new Smuggled(place.name() + " " + expression.charAt(0), diagram(place, expression))));
    }

    /** The text of a diagram with this process in it. */
    public static String process(String content) {
        return process(KEY, content);
    }

    static String process(String key, String content) {
        return definitions("", "<process id='" + key + "' isExecutable='true'>" + content + "</process>");
    }

    private static String definitions(String before, String process) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:flowable="http://flowable.org/bpmn" targetNamespace="smuggled">%s%s</definitions>
                """.formatted(before, process);
    }

    private static String diagram(Place place, String expression) {
        String process = place.process()
                .replace("<process", "<process id='" + KEY + "' isExecutable='true'")
                .replace("§", expression);
        return definitions(place.before().replace("§", expression), process);
    }

    private record Place(String name, String before, String process) {}

    private static List<Place> places() {
        List<Place> places = new ArrayList<>();
        ofTheProcess(places);
        ofAStep(places);
        ofAListener(places);
        ofSeveralAtOnce(places);
        ofAService(places);
        ofACall(places);
        ofAFlow(places);
        ofAnEvent(places);
        return places;
    }

    private static void ofTheProcess(List<Place> places) {
        String plain = START + "<userTask id='t'/>" + END;
        add(places, "process candidateStarterUsers", "<process flowable:candidateStarterUsers='§'>" + plain);
        add(places, "process candidateStarterGroups", "<process flowable:candidateStarterGroups='§'>" + plain);
        add(
                places,
                "process potentialStarter",
                "<process><extensionElements><flowable:potentialStarter><resourceAssignmentExpression>"
                        + "<formalExpression>user(§)</formalExpression></resourceAssignmentExpression>"
                        + "</flowable:potentialStarter></extensionElements>" + plain);
        for (String event : List.of("start", "end")) {
            for (String way : List.of("expression", "delegateExpression")) {
                add(
                        places,
                        "process listener " + event + " " + way,
                        "<process><extensionElements><flowable:executionListener event='" + event + "' " + way
                                + "='§'/></extensionElements>" + plain);
            }
        }
        add(
                places,
                "process eventListener",
                "<process><extensionElements><flowable:eventListener delegateExpression='§'/></extensionElements>"
                        + plain);
        add(
                places,
                "process eventListener of tasks",
                "<process><extensionElements><flowable:eventListener events='TASK_CREATED,PROCESS_STARTED'"
                        + " delegateExpression='§'/></extensionElements>" + plain);
    }

    private static void ofAStep(List<Place> places) {
        step(places, "name", "name='§'", "");
        step(places, "documentation", "", "<documentation>§</documentation>");
        for (String attribute : List.of(
                "assignee",
                "owner",
                "category",
                "priority",
                "dueDate",
                "formKey",
                "candidateUsers",
                "candidateGroups",
                "taskIdVariableName",
                "taskCompleterVariableName",
                "formFieldValidation")) {
            step(places, attribute, "flowable:" + attribute + "='§'", "");
        }
        step(places, "businessCalendarName", "flowable:dueDate='P1D' flowable:businessCalendarName='§'", "");
        step(places, "skipExpression", "flowable:skipExpression='§'", "");
        step(
                places,
                "formProperty",
                "",
                "<extensionElements><flowable:formProperty id='x' expression='§' default='§'/></extensionElements>");
        step(
                places,
                "humanPerformer",
                "",
                "<humanPerformer><resourceAssignmentExpression><formalExpression>§</formalExpression>"
                        + "</resourceAssignmentExpression></humanPerformer>");
        step(
                places,
                "potentialOwner",
                "",
                "<potentialOwner><resourceAssignmentExpression><formalExpression>user(§)</formalExpression>"
                        + "</resourceAssignmentExpression></potentialOwner>");
        step(
                places,
                "customResource",
                "",
                "<extensionElements><flowable:customResource flowable:name='x'><resourceAssignmentExpression>"
                        + "<formalExpression>user(§)</formalExpression></resourceAssignmentExpression>"
                        + "</flowable:customResource></extensionElements>");
        add(
                places,
                "failedJobRetryTimeCycle",
                "<process>" + START
                        + "<serviceTask id='t' flowable:async='true' flowable:expression='§'><extensionElements>"
                        + "<flowable:failedJobRetryTimeCycle>§</flowable:failedJobRetryTimeCycle></extensionElements>"
                        + "</serviceTask>" + END);
        add(
                places,
                "jobCategory",
                "<process>" + START + "<userTask id='t' flowable:async='true'><extensionElements>"
                        + "<flowable:jobCategory>§</flowable:jobCategory></extensionElements></userTask>" + END);
    }

    private static void ofAListener(List<Place> places) {
        for (String event : List.of("create", "assignment", "complete", "delete")) {
            for (String way : List.of("expression", "delegateExpression")) {
                step(
                        places,
                        "taskListener " + event + " " + way,
                        "flowable:assignee='somebody'",
                        "<extensionElements><flowable:taskListener event='" + event + "' " + way
                                + "='§'/></extensionElements>");
            }
        }
        step(
                places,
                "taskListener script",
                "",
                "<extensionElements><flowable:taskListener event='create' type='script'>"
                        + "<flowable:script language='juel'>§</flowable:script></flowable:taskListener></extensionElements>");
        for (String event : List.of("start", "end")) {
            step(
                    places,
                    "executionListener " + event,
                    "",
                    "<extensionElements><flowable:executionListener event='" + event
                            + "' expression='§'/></extensionElements>");
        }
        step(
                places,
                "executionListener script",
                "",
                "<extensionElements><flowable:executionListener event='start' type='script'>"
                        + "<flowable:script language='juel'>§</flowable:script></flowable:executionListener>"
                        + "</extensionElements>");
        add(
                places,
                "startEvent listener",
                "<process><startEvent id='s'><extensionElements><flowable:executionListener event='start'"
                        + " expression='§'/></extensionElements></startEvent>"
                        + "<sequenceFlow id='a' sourceRef='s' targetRef='t'/><userTask id='t'/>" + END);
        add(
                places,
                "startEvent formKey",
                "<process><startEvent id='s' flowable:formKey='§'><extensionElements><flowable:formProperty id='x'"
                        + " default='§'/></extensionElements></startEvent>"
                        + "<sequenceFlow id='a' sourceRef='s' targetRef='t'/><userTask id='t'/>" + END);
    }

    private static void ofSeveralAtOnce(List<Place> places) {
        loop(places, "collection attribute", " flowable:collection='§'", "");
        loop(places, "loopCardinality", "", "<loopCardinality>§</loopCardinality>");
        loop(places, "loopDataInputRef", "", "<loopDataInputRef>§</loopDataInputRef>");
        loop(
                places,
                "completionCondition",
                "",
                "<loopCardinality>2</loopCardinality><completionCondition>§</completionCondition>");
        loop(
                places,
                "collection handler",
                "",
                "<extensionElements><flowable:collection flowable:delegateExpression='§'><flowable:string>x"
                        + "</flowable:string></flowable:collection></extensionElements>");
        loop(
                places,
                "collection expression",
                "",
                "<extensionElements><flowable:collection><flowable:expression>§</flowable:expression>"
                        + "</flowable:collection></extensionElements>");
        loop(
                places,
                "variableAggregation",
                "",
                "<extensionElements><flowable:variableAggregation targetExpression='§'>"
                        + "<variable sourceExpression='§' targetExpression='§'/></flowable:variableAggregation>"
                        + "</extensionElements><loopCardinality>1</loopCardinality>");
    }

    private static void ofAService(List<Place> places) {
        service(places, "expression", "flowable:expression='§'", "");
        service(places, "delegateExpression", "flowable:delegateExpression='§'", "");
        service(places, "skipExpression", "flowable:expression='x' flowable:skipExpression='§'", "");
        for (String field : List.of("to", "from", "cc", "bcc", "subject", "text", "html", "charset", "textVar")) {
            service(
                    places,
                    "mail " + field,
                    "flowable:type='mail'",
                    field(field) + (field.equals("to") ? "" : "<flowable:field name='to' stringValue='a@b.cn'/>"));
        }
        for (String field : List.of("requestUrl", "requestMethod", "requestHeaders", "requestBody")) {
            service(places, "http " + field, "flowable:type='http'", field(field));
        }
        for (String field : List.of("command", "arg1", "directory")) {
            service(places, "shell " + field, "flowable:type='shell'", field(field));
        }
        service(places, "dmn", "flowable:type='dmn'", field("decisionTableReferenceKey"));
        service(places, "case", "flowable:type='case' flowable:caseDefinitionKey='§'", "");
        service(places, "external worker", "flowable:type='external-worker' flowable:topic='§'", "");
        service(
                places,
                "send event",
                "flowable:type='send-event'",
                "<flowable:eventType>§</flowable:eventType><flowable:channelKey>§</flowable:channelKey>");
        add(
                places,
                "script",
                "<process>" + START + "<scriptTask id='t' scriptFormat='juel'><script>§</script></scriptTask>" + END);
        add(
                places,
                "sendTask",
                "<process>" + START + "<sendTask id='t' flowable:type='mail'><extensionElements>" + field("to")
                        + "</extensionElements></sendTask>" + END);
        add(
                places,
                "businessRuleTask",
                "<process>" + START + "<businessRuleTask id='t' flowable:ruleVariablesInput='§' flowable:rules='§'/>"
                        + END);
    }

    private static void ofACall(List<Place> places) {
        add(places, "calledElement", "<process>" + START + "<callActivity id='t' calledElement='§'/>" + END);
        add(
                places,
                "call businessKey",
                "<process>" + START + "<callActivity id='t' calledElement='" + CALLED + "' flowable:businessKey='§'/>"
                        + END);
        add(
                places,
                "call in",
                "<process>" + START + "<callActivity id='t' calledElement='" + CALLED + "'><extensionElements>"
                        + "<flowable:in sourceExpression='§' target='x'/><flowable:out sourceExpression='§' target='y'/>"
                        + "</extensionElements></callActivity>" + END);
        add(
                places,
                "adHocSubProcess completionCondition",
                "<process>" + START + "<adHocSubProcess id='t'><userTask id='x'/><completionCondition>§"
                        + "</completionCondition></adHocSubProcess>" + END);
    }

    private static void ofAFlow(List<Place> places) {
        add(
                places,
                "condition",
                "<process><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='g'/>"
                        + "<exclusiveGateway id='g'/><sequenceFlow id='f' sourceRef='g' targetRef='e'>"
                        + "<conditionExpression xsi:type='tFormalExpression'>§</conditionExpression></sequenceFlow>"
                        + "<endEvent id='e'/>");
        add(
                places,
                "condition in a language",
                "<process><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='g'/>"
                        + "<exclusiveGateway id='g'/><sequenceFlow id='f' sourceRef='g' targetRef='e'>"
                        + "<conditionExpression xsi:type='tFormalExpression' language='juel'>§</conditionExpression>"
                        + "</sequenceFlow><endEvent id='e'/>");
        add(
                places,
                "flow skipExpression",
                "<process><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='e'"
                        + " flowable:skipExpression='§'/><endEvent id='e'/>");
        add(
                places,
                "flow listener",
                "<process><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='e'><extensionElements>"
                        + "<flowable:executionListener event='take' expression='§'/></extensionElements></sequenceFlow>"
                        + "<endEvent id='e'/>");
        add(
                places,
                "inclusive condition",
                "<process><startEvent id='s'/><sequenceFlow id='a' sourceRef='s' targetRef='g'/>"
                        + "<inclusiveGateway id='g'/><sequenceFlow id='f' sourceRef='g' targetRef='e'>"
                        + "<conditionExpression xsi:type='tFormalExpression'>§</conditionExpression></sequenceFlow>"
                        + "<endEvent id='e'/>");
    }

    private static void ofAnEvent(List<Place> places) {
        for (String kind : List.of("timeDate", "timeDuration", "timeCycle")) {
            event(places, kind, "", "<timerEventDefinition><" + kind + ">§</" + kind + "></timerEventDefinition>");
        }
        event(
                places,
                "timer businessCalendarName",
                "",
                "<timerEventDefinition flowable:businessCalendarName='§'><timeDuration>P1D</timeDuration>"
                        + "</timerEventDefinition>");
        event(
                places,
                "timer endDate",
                "",
                "<timerEventDefinition><timeCycle flowable:endDate='§'>R3/PT1H</timeCycle></timerEventDefinition>");
        event(
                places,
                "conditional event",
                "",
                "<conditionalEventDefinition><condition>§</condition></conditionalEventDefinition>");
        event(places, "signalExpression", "", "<signalEventDefinition flowable:signalExpression='§'/>");
        event(places, "messageExpression", "", "<messageEventDefinition flowable:messageExpression='§'/>");
        event(places, "signal name", "<signal id='sig' name='§'/>", "<signalEventDefinition signalRef='sig'/>");
        event(places, "message name", "<message id='msg' name='§'/>", "<messageEventDefinition messageRef='msg'/>");
        places.add(new Place(
                "thrown signal",
                "<signal id='sig' name='§'/>",
                "<process>" + START + "<intermediateThrowEvent id='t'><signalEventDefinition signalRef='sig'/>"
                        + "</intermediateThrowEvent>" + END + "</process>"));
        add(
                places,
                "boundary timer",
                "<process>" + START + "<userTask id='t'/><boundaryEvent id='x' attachedToRef='t'>"
                        + "<timerEventDefinition><timeDuration>§</timeDuration></timerEventDefinition></boundaryEvent>"
                        + "<sequenceFlow id='y' sourceRef='x' targetRef='e'/>" + END);
        add(
                places,
                "boundary condition",
                "<process>" + START + "<userTask id='t'/><boundaryEvent id='x' attachedToRef='t'>"
                        + "<conditionalEventDefinition><condition>§</condition></conditionalEventDefinition>"
                        + "</boundaryEvent><sequenceFlow id='y' sourceRef='x' targetRef='e'/>" + END);
        add(
                places,
                "event subprocess condition",
                "<process>" + START + "<userTask id='t'/>" + END + "<subProcess id='p' triggeredByEvent='true'>"
                        + "<startEvent id='x'><conditionalEventDefinition><condition>§</condition>"
                        + "</conditionalEventDefinition></startEvent><sequenceFlow id='y' sourceRef='x' targetRef='z'/>"
                        + "<endEvent id='z'/></subProcess>");
        add(
                places,
                "receiveTask eventType",
                "<process>" + START + "<receiveTask id='t'><extensionElements><flowable:eventType>§"
                        + "</flowable:eventType></extensionElements></receiveTask>" + END);
    }

    private static void add(List<Place> places, String name, String process) {
        places.add(new Place(name, "", process + "</process>"));
    }

    private static void step(List<Place> places, String name, String attributes, String inner) {
        add(
                places,
                "step " + name,
                "<process>" + START + "<userTask id='t' " + attributes + ">" + inner + "</userTask>" + WAIT);
    }

    private static void loop(List<Place> places, String name, String attributes, String inner) {
        add(
                places,
                "several " + name,
                "<process>" + START + "<userTask id='t'><multiInstanceLoopCharacteristics isSequential='true'"
                        + attributes + ">" + inner + "</multiInstanceLoopCharacteristics></userTask>" + END);
    }

    private static void service(List<Place> places, String name, String attributes, String fields) {
        add(
                places,
                "service " + name,
                "<process>" + START + "<serviceTask id='t' " + attributes + "><extensionElements>" + fields
                        + "</extensionElements></serviceTask>" + WAIT);
    }

    private static void event(List<Place> places, String name, String before, String definition) {
        places.add(new Place(
                name,
                before,
                "<process>" + START + "<intermediateCatchEvent id='t'>" + definition + "</intermediateCatchEvent>" + END
                        + "</process>"));
    }

    private static String field(String name) {
        return "<flowable:field name='" + name + "' expression='§'/>";
    }
}
