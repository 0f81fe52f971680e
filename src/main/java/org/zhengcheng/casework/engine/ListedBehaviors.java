package org.zhengcheng.casework.engine;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.flowable.common.engine.api.FlowableException;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.engine.impl.bpmn.parser.factory.ActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.DefaultActivityBehaviorFactory;
import org.flowable.engine.impl.bpmn.parser.factory.ListenerFactory;

/**
 * What an element of a diagram can do: the listed ones wait, decide and end. Nothing is made for any other, whether it
 * runs a script, a class, a shell or a call to elsewhere, nor for a listener, however the diagram came to the engine.
 */
final class ListedBehaviors {

    private static final Set<String> MADE = Set.of(
            "createNoneStartEventActivityBehavior",
            "createUserTaskActivityBehavior",
            "createExclusiveGatewayActivityBehavior",
            "createNoneEndEventActivityBehavior",
            "createEventSubprocessActivityBehavior",
            "createEventSubProcessMessageStartEventActivityBehavior");

    private ListedBehaviors() {}

    static ActivityBehaviorFactory of(ExpressionManager expressions) {
        DefaultActivityBehaviorFactory all = new DefaultActivityBehaviorFactory();
        all.setExpressionManager(expressions);
        return proxy(ActivityBehaviorFactory.class, (proxy, method, arguments) -> {
            if (!MADE.contains(method.getName())) {
                throw new FlowableException("A diagram may not do this: " + method.getName());
            }
            try {
                return method.invoke(all, arguments);
            } catch (InvocationTargetException refused) {
                throw refused.getCause();
            }
        });
    }

    static ListenerFactory noListeners() {
        return proxy(ListenerFactory.class, (proxy, method, arguments) -> {
            throw new FlowableException("A diagram may not listen: " + method.getName());
        });
    }

    private static <T> T proxy(Class<T> kind, InvocationHandler answers) {
        return kind.cast(Proxy.newProxyInstance(
                kind.getClassLoader(),
                new Class<?>[] {kind},
                (proxy, method, arguments) -> method.getDeclaringClass() == Object.class
                        ? ofObject(proxy, method.getName(), arguments)
                        : answers.invoke(proxy, method, arguments)));
    }

    private static Object ofObject(Object proxy, String method, Object[] arguments) {
        return switch (method) {
            case "equals" -> proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "listed behaviours";
        };
    }
}
