import './plan.command';
