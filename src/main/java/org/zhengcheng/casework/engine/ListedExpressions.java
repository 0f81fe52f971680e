package org.zhengcheng.casework.engine;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flowable.common.engine.api.FlowableIllegalArgumentException;
import org.flowable.common.engine.api.delegate.Expression;
import org.flowable.common.engine.api.delegate.FlowableFunctionDelegate;
import org.flowable.common.engine.api.variable.VariableContainer;
import org.flowable.common.engine.impl.el.ExpressionManager;
import org.flowable.common.engine.impl.el.FlowableAstFunctionCreator;
import org.flowable.common.engine.impl.el.FlowableFunctionResolverFactory;
import org.flowable.common.engine.impl.javax.el.ELContext;

/**
 * All that the engine can evaluate: words as they stand, and whether the outcome of a step is this one. The engine's
 * own language is not restricted but absent, so there is nothing in it to escape by: no property, method, function,
 * lambda, bean or assignment has a meaning here.
 */
final class ListedExpressions implements ExpressionManager {

    private static final Pattern COMPARISON =
            Pattern.compile("\\$\\{\\s*outcome\\s*==\\s*'([a-z][a-z0-9-]{0,63})'\\s*}");

    /** The one variable that a diagram may read. */
    static final String OUTCOME = "outcome";

    @Override
    public Expression createExpression(String text) {
        String said = text.strip();
        if (!isDynamic(said)) {
            return new Words(said);
        }
        Matcher comparison = COMPARISON.matcher(said);
        if (comparison.matches()) {
            return new Comparison(said, comparison.group(1));
        }
        throw refused(said);
    }

    /** Whether another engine would evaluate something in a text. */
    static boolean isDynamic(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Whether a condition is a comparison that this engine can make. */
    static boolean isComparison(String text) {
        return COMPARISON.matcher(text.strip()).matches();
    }

    private static FlowableIllegalArgumentException refused(String what) {
        return new FlowableIllegalArgumentException("A diagram may not say " + what);
    }

    @Override
    public ELContext getElContext(VariableContainer variables) {
        throw refused("anything in the engine's own language");
    }

    @Override
    public Map<Object, Object> getBeans() {
        return Map.of();
    }

    @Override
    public void setBeans(Map<Object, Object> beans) {
        // None has a name here.
    }

    @Override
    public List<FlowableFunctionDelegate> getFunctionDelegates() {
        return List.of();
    }

    @Override
    public void setFunctionDelegates(List<FlowableFunctionDelegate> functions) {
        // None has a name here.
    }

    @Override
    public List<FlowableAstFunctionCreator> getAstFunctionCreators() {
        return List.of();
    }

    @Override
    public void setAstFunctionCreators(List<FlowableAstFunctionCreator> creators) {
        // Nothing is parsed.
    }

    @Override
    public FlowableFunctionResolverFactory getFunctionResolverFactory() {
        return functions -> null;
    }

    @Override
    public void setFunctionResolverFactory(FlowableFunctionResolverFactory factory) {
        // No function is resolved.
    }

    /** Words that are what they say. */
    private record Words(String text) implements Expression {

        @Override
        public Object getValue(VariableContainer variables) {
            return text;
        }

        @Override
        public void setValue(Object value, VariableContainer variables) {
            throw refused("what becomes of " + text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }
    }

    /** Whether the outcome, where it is a text, is this one; anything else is asked nothing, not even its name. */
    private record Comparison(String text, String wanted) implements Expression {

        @Override
        public Object getValue(VariableContainer variables) {
            return variables.getVariable(OUTCOME) instanceof String outcome && outcome.equals(wanted);
        }

        @Override
        public void setValue(Object value, VariableContainer variables) {
            throw refused("what becomes of " + text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }
    }
}
