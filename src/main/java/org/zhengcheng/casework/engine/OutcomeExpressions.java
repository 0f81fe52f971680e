package org.zhengcheng.casework.engine;

import java.util.Map;
import org.flowable.common.engine.impl.javax.el.BeanELResolver;
import org.flowable.common.engine.impl.javax.el.ELContext;
import org.flowable.common.engine.impl.javax.el.ELException;
import org.flowable.common.engine.impl.javax.el.ELResolver;
import org.flowable.engine.impl.el.ProcessExpressionManager;

/** Lets a condition read a variable and compare it; touching a property or calling a method of anything is refused. */
class OutcomeExpressions extends ProcessExpressionManager {

    OutcomeExpressions() {
        super(Map.of());
    }

    @Override
    protected ELResolver createBeanElResolver() {
        return new NoBeans();
    }

    private static final class NoBeans extends BeanELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base != null) {
                throw refused(property);
            }
            return null;
        }

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
            throw refused(method);
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw refused(property);
        }

        private static ELException refused(Object what) {
            return new ELException("A diagram may not touch " + what);
        }
    }
}
