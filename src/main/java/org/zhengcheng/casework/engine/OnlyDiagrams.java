package org.zhengcheng.casework.engine;

import java.util.Map;
import java.util.regex.Pattern;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.api.repository.EngineDeployment;
import org.flowable.common.engine.api.repository.EngineResource;
import org.flowable.common.engine.impl.EngineDeployer;

/** Goes first of all that take a deployment apart: nothing but one diagram is in it, by a name that is no path. */
final class OnlyDiagrams implements EngineDeployer {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}\\.bpmn20\\.xml");
    private static final int LARGEST = 512 * 1024;

    @Override
    public void deploy(EngineDeployment deployment, Map<String, Object> settings) {
        if (deployment.getResources().size() != 1) {
            throw new FlowableException("A deployment is one diagram");
        }
        for (EngineResource resource : deployment.getResources().values()) {
            if (!NAME.matcher(resource.getName()).matches()) {
                throw new FlowableException("No diagram is called " + resource.getName());
            }
            if (resource.getBytes().length > LARGEST) {
                throw new FlowableException("A diagram is not larger than 512 kB");
            }
        }
    }

    @Override
    public void undeploy(EngineDeployment deployment, boolean cascade) {
        // What is taken out needs no look.
    }
}
