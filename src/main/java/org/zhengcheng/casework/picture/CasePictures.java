package org.zhengcheng.casework.picture;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.engine.RepositoryService;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.zhengcheng.casework.definition.Diagram;
import org.zhengcheng.casework.file.CaseFile;
import org.zhengcheng.casework.file.Cases;
import org.zhengcheng.casework.file.History;
import org.zhengcheng.casework.file.NoSuchCase;
import org.zhengcheng.casework.file.Place;
import org.zhengcheng.casework.file.Rights;
import org.zhengcheng.identity.Actor;

/** Draws cases. What does not depend on the case is drawn once for every version of a diagram. */
@Component
public class CasePictures {

    private final RepositoryService repository;
    private final Cases cases;
    private final Rights rights;
    private final Map<String, Plan> plans = new ConcurrentHashMap<>();

    CasePictures(RepositoryService repository, Cases cases, Rights rights) {
        this.repository = repository;
        this.cases = cases;
        this.rights = rights;
    }

    /** The case with its picture; throws {@link NoSuchCase} if there is no such case for this person. */
    @Transactional(readOnly = true)
    Drawn find(UUID caseId, Actor actor) {
        Rights.Standpoint at = cases.find(caseId, actor);
        Diagram diagram = cases.diagram(at.file());
        return new Drawn(at.file(), diagram, of(at, diagram, cases.history(at.file()), cases.open(at.file()), actor));
    }

    /** The picture of a case as one person sees it: what they may read or do, its steps lead to. */
    public CasePicture of(Rights.Standpoint at, Diagram diagram, History history, List<Place> open, Actor actor) {
        Plan plan = plan(diagram);
        String address = "/cases/" + at.file().id();
        return new Path(
                        plan.drawing(),
                        plan.flows(),
                        diagram,
                        history,
                        open,
                        record -> rights.mayReadSubmission(actor.personId(), record, at)
                                ? address + "/records/" + record.id()
                                : null,
                        place -> rights.mayAct(actor.personId(), place.step(), at, history)
                                        .isAllowed()
                                ? address + "/steps/" + place.id()
                                : null)
                .picture();
    }

    /** The diagram by itself, as if nothing had been walked yet. */
    public CasePicture blank(Diagram diagram) {
        Plan plan = plan(diagram);
        return new Path(
                        plan.drawing(),
                        plan.flows(),
                        diagram,
                        new History(List.of()),
                        List.of(),
                        record -> null,
                        place -> null)
                .picture();
    }

    private Plan plan(Diagram diagram) {
        return plans.computeIfAbsent(diagram.definitionId(), id -> {
            BpmnModel model = repository.getBpmnModel(id);
            return new Plan(DrawingReader.read(model), Flows.of(model));
        });
    }

    /** A case and its picture. */
    record Drawn(CaseFile file, Diagram diagram, CasePicture picture) {}

    private record Plan(Drawing drawing, Flows flows) {}
}
