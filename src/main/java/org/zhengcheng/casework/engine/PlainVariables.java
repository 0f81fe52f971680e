package org.zhengcheng.casework.engine;

import java.util.List;
import java.util.Set;
import org.flowable.variable.api.types.VariableType;
import org.flowable.variable.service.impl.types.BigDecimalType;
import org.flowable.variable.service.impl.types.BooleanType;
import org.flowable.variable.service.impl.types.DateType;
import org.flowable.variable.service.impl.types.DefaultVariableTypes;
import org.flowable.variable.service.impl.types.DoubleType;
import org.flowable.variable.service.impl.types.InstantType;
import org.flowable.variable.service.impl.types.IntegerType;
import org.flowable.variable.service.impl.types.LocalDateTimeType;
import org.flowable.variable.service.impl.types.LocalDateType;
import org.flowable.variable.service.impl.types.LongType;
import org.flowable.variable.service.impl.types.NullType;
import org.flowable.variable.service.impl.types.ShortType;
import org.flowable.variable.service.impl.types.StringType;

/**
 * What the engine can keep with a case: a short text, a number, yes or no, a day or a time. Never an object, which
 * would be made into bytes and back, and never a document.
 */
final class PlainVariables extends DefaultVariableTypes {

    private static final long serialVersionUID = 1;

    private static final int LONGEST_TEXT = 4000;
    private static final Set<Class<? extends VariableType>> LISTED = Set.of(
            NullType.class,
            StringType.class,
            BooleanType.class,
            ShortType.class,
            IntegerType.class,
            LongType.class,
            DoubleType.class,
            BigDecimalType.class,
            DateType.class,
            InstantType.class,
            LocalDateType.class,
            LocalDateTimeType.class);

    PlainVariables() {
        List.of(
                        new NullType(),
                        new StringType(LONGEST_TEXT),
                        new BooleanType(),
                        new ShortType(),
                        new IntegerType(),
                        new LongType(),
                        new DoubleType(),
                        new BigDecimalType(),
                        new DateType(),
                        new InstantType(),
                        new LocalDateType(),
                        new LocalDateTimeType())
                .forEach(this::addType);
    }

    /** The engine adds types of its own to whatever list it is given; those not listed are left out. */
    @Override
    public DefaultVariableTypes addType(VariableType type, int index) {
        return LISTED.contains(type.getClass()) ? super.addType(type, index) : this;
    }
}
